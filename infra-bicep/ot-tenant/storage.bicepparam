using 'main.bicep'

// Blobs in a storage account of the other tenant, instead of an Event Hub.
// Ids are examples; a deployment overrides them with what handshake.json says.

param target = 'storage'
param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param targetTenantId = '17000000-0000-4000-8000-000000000001'
param targetResourceId = '/subscriptions/17000000-0000-4000-8000-000000000002/resourceGroups/sluice-it/providers/Microsoft.Storage/storageAccounts/sluiceitdatajkcddubj'
param targetEntityName = 'landing'
param requestNonce = 'example-nonce-0000'

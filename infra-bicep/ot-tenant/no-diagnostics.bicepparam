using 'main.bicep'

// No workspace for logs and metrics, and no alerts on metrics of the bridge itself.
// Ids are examples; a deployment overrides them with what handshake.json says.

param diagnostics = 'none'
param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param targetTenantId = '17000000-0000-4000-8000-000000000001'
param targetResourceId = '/subscriptions/17000000-0000-4000-8000-000000000002/resourceGroups/sluice-it/providers/Microsoft.EventHub/namespaces/sluice-it-jkcddubjtr3gq'
param targetEntityName = 'telemetry'
param requestNonce = 'example-nonce-0000'

using 'main.bicep'

// A key that may only send, instead of an identity. The key comes from the IT tenant, not in handshake.json.
// Ids are examples; a deployment overrides them with what handshake.json says.

param sender = 'sas'
param targetConnection = readEnvironmentVariable('SLUICE_TARGET_CONNECTION', 'not set')
param storageSuffix = 'core.windows.net'
param targetTenantId = '17000000-0000-4000-8000-000000000001'
param targetResourceId = '/subscriptions/17000000-0000-4000-8000-000000000002/resourceGroups/sluice-it/providers/Microsoft.EventHub/namespaces/sluice-it-jkcddubjtr3gq'
param targetEntityName = 'telemetry'
param requestNonce = 'example-nonce-0000'

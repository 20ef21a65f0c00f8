using 'main.bicep'

// The IoT Hub hands its events to an Event Hub of its tenant: no secret at all.
// Ids are examples; a deployment overrides them with what handshake.json says.

param source = 'routed'
param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param targetTenantId = '17000000-0000-4000-8000-000000000001'
param targetResourceId = '/subscriptions/17000000-0000-4000-8000-000000000002/resourceGroups/sluice-it/providers/Microsoft.EventHub/namespaces/sluice-it-jkcddubjtr3gq'
param targetEntityName = 'telemetry'
param requestNonce = 'example-nonce-0000'

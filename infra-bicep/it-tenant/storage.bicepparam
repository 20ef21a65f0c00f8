using 'main.bicep'

// A container that the other tenant writes blobs to, instead of an Event Hub and its consumers.
// Ids are examples; a deployment overrides them with what handshake.json says.

param target = 'storage'
param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param senderPrincipalId = '17000000-0000-4000-8000-00000000000b'

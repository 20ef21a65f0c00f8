using 'main.bicep'

// Flex Consumption, a sender without a key, tier Premium.
// Ids are examples; a deployment overrides them with what handshake.json says, and the image is left out the first time.

param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param senderPrincipalId = '17000000-0000-4000-8000-00000000000b'
param apiApplicationId = '17000000-0000-4000-8000-00000000000c'
param archiverImage = 'it-archiver:1.0.0'

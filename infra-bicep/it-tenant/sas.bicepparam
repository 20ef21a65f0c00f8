using 'main.bicep'

// A sender with a key that may only send, instead of an identity.
// Ids are examples; a deployment overrides them with what handshake.json says, and the image is left out the first time.

param sender = 'sas'
param storageSuffix = 'core.windows.net'
param apiApplicationId = '17000000-0000-4000-8000-00000000000c'
param archiverImage = 'it-archiver:1.0.0'

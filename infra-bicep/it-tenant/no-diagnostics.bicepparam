using 'main.bicep'

// No workspace for logs and metrics, and no alert on the archive.
// Ids are examples; a deployment overrides them with what handshake.json says, and the image is left out the first time.

param diagnostics = 'none'
param storageSuffix = 'core.windows.net'
param senderApplicationId = '07000000-0000-4000-8000-00000000000a'
param senderPrincipalId = '17000000-0000-4000-8000-00000000000b'
param apiApplicationId = '17000000-0000-4000-8000-00000000000c'
param archiverImage = 'it-archiver:1.0.0'

metadata description = 'The private names of the IT tenant: one zone of a name, linked to the one virtual network.'

@description('Required. Id of the virtual network.')
param virtualNetworkResourceId string

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Whether there are consumers of an Event Hub, or only storage.')
param consumes bool

module blobs '../modules/private-dns-zone.bicep' = {
  params: { name: 'privatelink.blob.${storageSuffix}', virtualNetworkResourceId: virtualNetworkResourceId }
}

module namespaces '../modules/private-dns-zone.bicep' = if (consumes) {
  params: { name: 'privatelink.servicebus.windows.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

module tables '../modules/private-dns-zone.bicep' = if (consumes) {
  params: { name: 'privatelink.table.${storageSuffix}', virtualNetworkResourceId: virtualNetworkResourceId }
}

module sites '../modules/private-dns-zone.bicep' = if (consumes) {
  params: { name: 'privatelink.azurewebsites.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

module registries '../modules/private-dns-zone.bicep' = if (consumes) {
  params: { name: 'privatelink.azurecr.io', virtualNetworkResourceId: virtualNetworkResourceId }
}

@description('Id of the zone of blob endpoints.')
output blobsResourceId string = blobs.outputs.resourceId

@description('Id of the zone of Event Hubs namespaces; empty without consumers.')
output namespacesResourceId string = consumes ? namespaces!.outputs.resourceId : ''

@description('Id of the zone of table endpoints; empty without consumers.')
output tablesResourceId string = consumes ? tables!.outputs.resourceId : ''

@description('Id of the zone of function apps; empty without consumers.')
output sitesResourceId string = consumes ? sites!.outputs.resourceId : ''

@description('Id of the zone of container registries; empty without consumers.')
output registriesResourceId string = consumes ? registries!.outputs.resourceId : ''

metadata description = 'The private names of the OT tenant: one zone of a name, linked to the one virtual network.'

import { host } from '../modules/private-dns-zone.bicep'

@description('Required. Id of the virtual network.')
param virtualNetworkResourceId string

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Whether there is a key vault.')
param vaulted bool

@description('Optional. Event Hubs namespaces of other tenants.')
param foreignNamespaces host[] = []

@description('Optional. Storage accounts of other tenants.')
param foreignAccounts host[] = []

module devices '../modules/private-dns-zone.bicep' = {
  params: { name: 'privatelink.azure-devices.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

// One for the built-in endpoint, for an Event Hub of this tenant, and for that of the other tenant.
module namespaces '../modules/private-dns-zone.bicep' = {
  params: {
    name: 'privatelink.servicebus.windows.net'
    virtualNetworkResourceId: virtualNetworkResourceId
    hosts: foreignNamespaces
  }
}

module blobs '../modules/private-dns-zone.bicep' = {
  params: {
    name: 'privatelink.blob.${storageSuffix}'
    virtualNetworkResourceId: virtualNetworkResourceId
    hosts: foreignAccounts
  }
}

module tables '../modules/private-dns-zone.bicep' = {
  params: { name: 'privatelink.table.${storageSuffix}', virtualNetworkResourceId: virtualNetworkResourceId }
}

module sites '../modules/private-dns-zone.bicep' = {
  params: { name: 'privatelink.azurewebsites.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

module vaults '../modules/private-dns-zone.bicep' = if (vaulted) {
  params: { name: 'privatelink.vaultcore.azure.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

@description('Id of the zone of IoT Hubs.')
output devicesResourceId string = devices.outputs.resourceId

@description('Id of the zone of Event Hubs namespaces.')
output namespacesResourceId string = namespaces.outputs.resourceId

@description('Id of the zone of blob endpoints.')
output blobsResourceId string = blobs.outputs.resourceId

@description('Id of the zone of table endpoints.')
output tablesResourceId string = tables.outputs.resourceId

@description('Id of the zone of function apps.')
output sitesResourceId string = sites.outputs.resourceId

@description('Id of the zone of key vaults; empty without one.')
output vaultsResourceId string = vaulted ? vaults!.outputs.resourceId : ''

metadata description = 'A private DNS zone that one virtual network looks names up in.'

@description('Required. Name of the zone.')
param name string

@description('Required. Id of the virtual network.')
param virtualNetworkResourceId string

@export()
@description('A host in the zone.')
type host = {
  @description('Name of the host, without the zone.')
  name: string

  @description('Its private address.')
  address: string
}

@description('Optional. Hosts that no private endpoint of this tenant registers by itself.')
param hosts host[] = []

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: name
  location: 'global'
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'network'
  location: 'global'
  properties: {
    registrationEnabled: false
    // A name without a record must not resolve to the public address.
    resolutionPolicy: 'Default'
    virtualNetwork: { id: virtualNetworkResourceId }
  }
}

resource records 'Microsoft.Network/privateDnsZones/A@2024-06-01' = [
  for host in hosts: {
    parent: zone
    name: host.name
    properties: { ttl: 60, aRecords: [{ ipv4Address: host.address }] }
  }
]

@description('Name of the zone.')
output name string = zone.name

@description('Id of the zone.')
output resourceId string = zone.id

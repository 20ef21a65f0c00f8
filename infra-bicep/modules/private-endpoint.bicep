metadata description = 'A private endpoint to a resource of the same tenant, with its records in every zone of its group.'

@description('Required. Name of the endpoint.')
param name string

@description('Optional. Region of the endpoint.')
param location string = resourceGroup().location

@description('Required. Id of the subnet.')
param subnetResourceId string

@description('Required. Id of the resource behind the endpoint.')
param targetResourceId string

@description('Required. The part of that resource, such as blob or iotHub.')
param groupId string

@export()
@description('A private DNS zone.')
type zone = {
  @description('Id of the zone.')
  privateDnsZoneId: string
}

@description('Required. All private DNS zones of that part.')
param zones zone[]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  properties: {
    subnet: { id: subnetResourceId }
    customNetworkInterfaceName: '${name}-interface'
    privateLinkServiceConnections: [
      { name: name, properties: { privateLinkServiceId: targetResourceId, groupIds: [groupId] } }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      for zone in zones: {
        name: replace(last(split(zone.privateDnsZoneId, '/')), '.', '-')
        properties: zone
      }
    ]
  }
}

@description('Name of the endpoint.')
output name string = endpoint.name

@description('Id of the endpoint.')
output resourceId string = endpoint.id

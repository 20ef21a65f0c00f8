metadata description = 'A private endpoint, at a pinned address, to a resource of another tenant that must approve it.'

@description('Required. Name of the endpoint.')
param name string

@description('Optional. Region of the endpoint.')
param location string = resourceGroup().location

@description('Required. Id of the subnet.')
param subnetResourceId string

@description('Required. Id of the resource in the other tenant.')
param targetResourceId string

@description('Required. The part of that resource: namespace or blob.')
param groupId 'namespace' | 'blob'

@description('Required. Address of the endpoint in the subnet; the record in the private DNS zone says the same.')
param address string

@description('Required. What the other tenant recognizes the request by.')
@maxLength(140)
param requestMessage string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  properties: {
    subnet: { id: subnetResourceId }
    customNetworkInterfaceName: '${name}-interface'
    ipConfigurations: [
      { name: groupId, properties: { groupId: groupId, memberName: groupId, privateIPAddress: address } }
    ]
    manualPrivateLinkServiceConnections: [
      {
        name: name
        properties: {
          privateLinkServiceId: targetResourceId
          groupIds: [groupId]
          requestMessage: requestMessage
        }
      }
    ]
  }
}

@description('Name of the endpoint.')
output name string = endpoint.name

@description('Id of the endpoint.')
output resourceId string = endpoint.id

metadata description = 'A virtual network of private subnets, each with its security group.'

@description('Required. Name of the network.')
param name string

@description('Optional. Region of the network.')
param location string = resourceGroup().location

@description('Required. Address space of the network.')
param addressPrefix string

@description('A resource by its id.')
type reference = {
  @description('Id of the resource.')
  id: string
}

@export()
@description('A subnet without a way out of its own.')
type subnet = {
  @description('Name of the subnet.')
  name: string

  @description('Address prefix of the subnet.')
  addressPrefix: string

  @description('Its security group.')
  networkSecurityGroup: reference

  @description('Service the subnet is given to; a subnet that is given away takes no private endpoints.')
  delegation: ('Microsoft.App/environments' | 'Microsoft.Web/serverFarms')?

  @description('A NAT gateway, where something outside must be reached.')
  natGateway: reference?
}

@description('Required. Subnets of the network.')
param subnets subnet[]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      for subnet in subnets: {
        name: subnet.name
        properties: {
          addressPrefix: subnet.addressPrefix
          defaultOutboundAccess: false
          // Without it the security group would not hold for private endpoints.
          privateEndpointNetworkPolicies: 'Enabled'
          networkSecurityGroup: subnet.networkSecurityGroup
          natGateway: subnet.?natGateway
          delegations: subnet.?delegation == null
            ? []
            : [{ name: 'delegation', properties: { serviceName: subnet.?delegation } }]
        }
      }
    ]
  }
}

@description('Name of the network.')
output name string = network.name

@description('Id of the network.')
output resourceId string = network.id

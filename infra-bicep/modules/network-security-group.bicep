metadata description = 'A network security group that names each flow and denies the rest.'

@description('Required. Name of the group.')
param name string

@description('Optional. Region of the group.')
param location string = resourceGroup().location

@export()
@description('A flow that is allowed.')
type flow = {
  @description('What goes from where to where.')
  name: string

  @description('Inbound: into the subnet; Outbound: out of it.')
  direction: 'Inbound' | 'Outbound'

  @description('Address prefix or service tag.')
  from: string

  @description('Address prefix or service tag.')
  to: string

  @description('TCP ports; * for all.')
  ports: string[]
}

@description('Required. The flows that are allowed, in the order of their priority.')
param flows flow[]

resource group 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: name
  location: location
  properties: {
    securityRules: concat(
      map(flows, (flow, index) => {
        name: flow.name
        properties: {
          priority: 100 + 10 * index
          direction: flow.direction
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: flow.from
          sourcePortRange: '*'
          destinationAddressPrefix: flow.to
          destinationPortRanges: flow.ports
        }
      }),
      map(['Inbound', 'Outbound'], direction => {
        name: 'deny-the-rest-${toLower(direction)}'
        properties: {
          priority: 4096
          direction: direction
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      })
    )
  }
}

@description('Name of the group.')
output name string = group.name

@description('Id of the group.')
output resourceId string = group.id

metadata description = 'A way out for a private subnet; its security group says to where.'

@description('Required. Name of the gateway.')
param name string

@description('Optional. Region of the gateway.')
param location string = resourceGroup().location

resource address 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: '${name}-address'
  location: location
  sku: { name: 'Standard', tier: 'Regional' }
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' }
}

resource gateway 'Microsoft.Network/natGateways@2025-05-01' = {
  name: name
  location: location
  sku: { name: 'Standard' }
  properties: { idleTimeoutInMinutes: 4, publicIpAddresses: [{ id: address.id }] }
}

@description('Name of the gateway.')
output name string = gateway.name

@description('Id of the gateway.')
output resourceId string = gateway.id

metadata description = 'The virtual network of the OT tenant: every flow named, the rest denied.'

import { flow } from '../modules/network-security-group.bicep'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Address space: at least a /24.')
param addressPrefix string

@description('Required. Prefixes outside of the network whose machines may reach its private endpoints.')
param outsideClientPrefixes string[]

@description('Required. Service that the subnet of the function is given to.')
param functionDelegation 'Microsoft.App/environments' | 'Microsoft.Web/serverFarms'

@description('Required. Whether the function asks the other tenant\'s token endpoint for tokens.')
param reachesTokenEndpoint bool

@description('Required. TCP port of the resource in the other tenant.')
param linkPort string

var functionPrefix = cidrSubnet(addressPrefix, 26, 0)
var endpointsPrefix = cidrSubnet(addressPrefix, 26, 1)
var clientsPrefix = cidrSubnet(addressPrefix, 26, 2)
var linkPrefix = cidrSubnet(addressPrefix, 28, 12)

var functionToEndpoints = { from: functionPrefix, to: endpointsPrefix, ports: ['443', '5671'] }
var functionToLink = { from: functionPrefix, to: linkPrefix, ports: [linkPort] }
var outsideClientFlows = map(outsideClientPrefixes, (prefix, index) => {
  name: 'outside-clients-${index}-to-endpoints'
  direction: 'Inbound'
  from: prefix
  to: endpointsPrefix
  ports: ['443', '8883']
})
var clientsToEndpoints = { from: clientsPrefix, to: endpointsPrefix, ports: ['443', '8883'] }

// Tokens, not data: the one address outside that the function speaks to.
var tokenFlows flow[] = reachesTokenEndpoint
  ? [
      {
        name: 'function-to-token-endpoint'
        direction: 'Outbound'
        from: functionPrefix
        to: 'AzureActiveDirectory'
        ports: ['443']
      }
    ]
  : []

module functionGroup '../modules/network-security-group.bicep' = {
  params: {
    name: '${name}-function-flows'
    location: location
    flows: concat(
      [
        { name: 'function-to-endpoints', direction: 'Outbound', ...functionToEndpoints }
        { name: 'function-to-it-tenant', direction: 'Outbound', ...functionToLink }
      ],
      tokenFlows
    )
  }
}

module endpointsGroup '../modules/network-security-group.bicep' = {
  params: {
    name: '${name}-endpoints-flows'
    location: location
    flows: concat(
      [
        { name: 'function-to-endpoints', direction: 'Inbound', ...functionToEndpoints }
        { name: 'clients-to-endpoints', direction: 'Inbound', ...clientsToEndpoints }
      ],
      outsideClientFlows
    )
  }
}

module clientsGroup '../modules/network-security-group.bicep' = {
  params: {
    name: '${name}-clients-flows'
    location: location
    flows: [{ name: 'clients-to-endpoints', direction: 'Outbound', ...clientsToEndpoints }]
  }
}

module linkGroup '../modules/network-security-group.bicep' = {
  params: {
    name: '${name}-link-flows'
    location: location
    flows: [{ name: 'function-to-it-tenant', direction: 'Inbound', ...functionToLink }]
  }
}

module gateway '../modules/nat-gateway.bicep' = if (reachesTokenEndpoint) {
  params: { name: '${name}-token-gateway', location: location }
}

module network '../modules/virtual-network.bicep' = {
  params: {
    name: '${name}-network'
    location: location
    addressPrefix: addressPrefix
    subnets: [
      {
        name: 'function'
        addressPrefix: functionPrefix
        networkSecurityGroup: { id: functionGroup.outputs.resourceId }
        delegation: functionDelegation
        natGateway: reachesTokenEndpoint ? { id: gateway!.outputs.resourceId } : null
      }
      {
        name: 'endpoints'
        addressPrefix: endpointsPrefix
        networkSecurityGroup: { id: endpointsGroup.outputs.resourceId }
      }
      {
        name: 'clients'
        addressPrefix: clientsPrefix
        networkSecurityGroup: { id: clientsGroup.outputs.resourceId }
      }
      {
        name: 'link'
        addressPrefix: linkPrefix
        networkSecurityGroup: { id: linkGroup.outputs.resourceId }
      }
    ]
  }
}

@description('Name of the network.')
output name string = network.outputs.name

@description('Id of the network.')
output resourceId string = network.outputs.resourceId

@description('Id of the subnet of the function.')
output functionSubnetResourceId string = '${network.outputs.resourceId}/subnets/function'

@description('Id of the subnet of the private endpoints of this tenant.')
output endpointsSubnetResourceId string = '${network.outputs.resourceId}/subnets/endpoints'

@description('Id of the subnet of the endpoint to the other tenant.')
output linkSubnetResourceId string = '${network.outputs.resourceId}/subnets/link'

@description('Address of the endpoint to the other tenant.')
output linkAddress string = cidrHost(linkPrefix, 3)

metadata description = 'The virtual network of the IT tenant: every flow named, the rest denied. Nothing leads to the OT tenant.'

import { flow } from '../modules/network-security-group.bicep'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Address space: at least a /24.')
param addressPrefix string

@description('Required. Prefixes outside of the network whose machines may reach its private endpoints.')
param outsideClientPrefixes string[]

@description('Required. Service that the subnet of the ingest function is given to.')
param ingestDelegation 'Microsoft.App/environments' | 'Microsoft.Web/serverFarms'

@description('Required. Whether there are consumers of an Event Hub, or only storage.')
param consumes bool

@description('Required. Whether ingest checks tokens of callers, and so fetches the keys they are signed with.')
param checksTokens bool

var ingestPrefix = cidrSubnet(addressPrefix, 26, 0)
var endpointsPrefix = cidrSubnet(addressPrefix, 26, 1)
var clientsPrefix = cidrSubnet(addressPrefix, 26, 2)
var archiverPrefix = cidrSubnet(addressPrefix, 27, 6)

var ingestToEndpoints = { from: ingestPrefix, to: endpointsPrefix, ports: ['443', '5671'] }
var archiverToEndpoints = { from: archiverPrefix, to: endpointsPrefix, ports: ['443', '5671'] }
var withinArchiver = { from: archiverPrefix, to: archiverPrefix, ports: ['*'] }
var outsideClientFlows = map(outsideClientPrefixes, (prefix, index) => {
  name: 'outside-clients-${index}-to-endpoints'
  direction: 'Inbound'
  from: prefix
  to: endpointsPrefix
  ports: ['443']
})
var clientsToEndpoints = { from: clientsPrefix, to: endpointsPrefix, ports: ['443'] }

var consumerFlows flow[] = consumes
  ? [
      { name: 'ingest-to-endpoints', direction: 'Inbound', ...ingestToEndpoints }
      { name: 'archiver-to-endpoints', direction: 'Inbound', ...archiverToEndpoints }
    ]
  : []

// Public keys, not data: the one address outside that ingest speaks to. Its own tokens come from its host.
var keyFlows flow[] = checksTokens
  ? [
      {
        name: 'ingest-to-token-endpoint'
        direction: 'Outbound'
        from: ingestPrefix
        to: 'AzureActiveDirectory'
        ports: ['443']
      }
    ]
  : []

module ingestGroup '../modules/network-security-group.bicep' = if (consumes) {
  params: {
    name: '${name}-ingest-flows'
    location: location
    flows: concat([{ name: 'ingest-to-endpoints', direction: 'Outbound', ...ingestToEndpoints }], keyFlows)
  }
}

module gateway '../modules/nat-gateway.bicep' = if (checksTokens) {
  params: { name: '${name}-token-gateway', location: location }
}

// A container environment needs more than its apps do: probes, its own images, and tokens to pull with.
module archiverGroup '../modules/network-security-group.bicep' = if (consumes) {
  params: {
    name: '${name}-archiver-flows'
    location: location
    flows: [
      { name: 'within-environment-in', direction: 'Inbound', ...withinArchiver }
      {
        name: 'probes-to-environment'
        direction: 'Inbound'
        from: 'AzureLoadBalancer'
        to: archiverPrefix
        ports: ['30000-32767']
      }
      { name: 'within-environment-out', direction: 'Outbound', ...withinArchiver }
      { name: 'archiver-to-endpoints', direction: 'Outbound', ...archiverToEndpoints }
      {
        name: 'environment-to-its-images'
        direction: 'Outbound'
        from: archiverPrefix
        to: 'MicrosoftContainerRegistry'
        ports: ['443']
      }
      {
        name: 'environment-to-its-image-layers'
        direction: 'Outbound'
        from: archiverPrefix
        to: 'AzureFrontDoor.FirstParty'
        ports: ['443']
      }
      {
        name: 'environment-to-token-endpoint'
        direction: 'Outbound'
        from: archiverPrefix
        to: 'AzureActiveDirectory'
        ports: ['443']
      }
    ]
  }
}

module endpointsGroup '../modules/network-security-group.bicep' = {
  params: {
    name: '${name}-endpoints-flows'
    location: location
    flows: concat(
      consumerFlows,
      [{ name: 'clients-to-endpoints', direction: 'Inbound', ...clientsToEndpoints }],
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

module network '../modules/virtual-network.bicep' = {
  params: {
    name: '${name}-network'
    location: location
    addressPrefix: addressPrefix
    subnets: concat(
      [
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
      ],
      // Flex Consumption and Container Apps can not share a subnet.
      consumes
        ? [
            {
              name: 'ingest'
              addressPrefix: ingestPrefix
              networkSecurityGroup: { id: ingestGroup!.outputs.resourceId }
              delegation: ingestDelegation
              natGateway: checksTokens ? { id: gateway!.outputs.resourceId } : null
            }
            {
              name: 'archiver'
              addressPrefix: archiverPrefix
              networkSecurityGroup: { id: archiverGroup!.outputs.resourceId }
              delegation: 'Microsoft.App/environments'
            }
          ]
        : []
    )
  }
}

@description('Name of the network.')
output name string = network.outputs.name

@description('Id of the network.')
output resourceId string = network.outputs.resourceId

@description('Id of the subnet of the private endpoints.')
output endpointsSubnetResourceId string = '${network.outputs.resourceId}/subnets/endpoints'

@description('Id of the subnet of the ingest function.')
output ingestSubnetResourceId string = '${network.outputs.resourceId}/subnets/ingest'

@description('Id of the subnet of the archiver.')
output archiverSubnetResourceId string = '${network.outputs.resourceId}/subnets/archiver'

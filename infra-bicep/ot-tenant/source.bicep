metadata description = 'Where devices send to, and what the bridge reads: an IoT Hub, and an Event Hub behind it if it routes.'

@description('Required. Name of the IoT Hub.')
param hubName string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Whether the IoT Hub hands its events to an Event Hub of this tenant, by identity.')
param routed bool

@description('Required. Units of the IoT Hub.')
param units int

@description('Required. Partitions of the source.')
param partitionCount int

@description('Required. Days for which the source keeps events.')
param retentionDays int

@description('Required. Whether devices may prove themselves by a key.')
param deviceKeys bool

@description('Required. Name of the IoT Hub\'s one policy.')
param policyName string

@description('Required. Consumer group of the bridge.')
param consumerGroupName string

@description('Required. Id of the bridge\'s identity.')
param readerResourceId string

@description('Required. Object id of that identity.')
param readerPrincipalId string

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of IoT Hubs.')
param devicesZoneResourceId string

@description('Required. Id of the zone of Event Hubs namespaces.')
param namespacesZoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

var namespaceName = '${hubName}-routed'
var routeIdentityName = '${hubName}-route'
var routedHubName = 'telemetry'

module routeIdentity '../modules/identity.bicep' = if (routed) {
  params: { name: routeIdentityName, location: location }
}

module namespace '../modules/event-hubs-namespace.bicep' = if (routed) {
  params: { name: namespaceName, location: location, tier: 'Standard', workspaceResourceId: workspaceResourceId }
}

module routedHub '../modules/event-hub.bicep' = if (routed) {
  params: {
    namespaceName: namespaceName
    name: routedHubName
    partitionCount: partitionCount
    retentionHours: 24 * retentionDays
    consumerGroups: [consumerGroupName]
  }
  dependsOn: [namespace]
}

module routeSends '../modules/role-on-event-hub.bicep' = if (routed) {
  params: {
    namespaceName: namespaceName
    hubName: routedHubName
    holderResourceId: resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', routeIdentityName)
    principalId: routeIdentity!.outputs.principalId
    role: 'Azure Event Hubs Data Sender'
  }
  dependsOn: [routedHub]
}

module bridgeReceives '../modules/role-on-event-hub.bicep' = if (routed) {
  params: {
    namespaceName: namespaceName
    hubName: routedHubName
    holderResourceId: readerResourceId
    principalId: readerPrincipalId
    role: 'Azure Event Hubs Data Receiver'
  }
  dependsOn: [routedHub]
}

module namespaceEndpoint '../modules/private-endpoint.bicep' = if (routed) {
  params: {
    name: '${namespaceName}-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: namespace!.outputs.resourceId
    groupId: 'namespace'
    zones: [{ privateDnsZoneId: namespacesZoneResourceId }]
  }
}

module hub '../modules/iot-hub.bicep' = {
  params: {
    name: hubName
    location: location
    units: units
    partitionCount: partitionCount
    retentionDays: retentionDays
    consumerGroupName: consumerGroupName
    policyName: policyName
    deviceKeys: deviceKeys
    routeTo: routed
      ? {
          namespaceHost: namespace!.outputs.hostName
          eventHubName: routedHub!.outputs.name
          identityResourceId: routeIdentity!.outputs.resourceId
        }
      : null
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [routeSends]
}

// One endpoint stands for two names: the hub's, and that of its built-in endpoint.
module hubEndpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${hubName}-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: hub.outputs.resourceId
    groupId: 'iotHub'
    zones: [{ privateDnsZoneId: devicesZoneResourceId }, { privateDnsZoneId: namespacesZoneResourceId }]
  }
}

@description('Name of the IoT Hub.')
output name string = hub.outputs.name

@description('Id of the IoT Hub.')
output resourceId string = hub.outputs.resourceId

@description('Name of the source, as an Event Hubs client sees it.')
output eventHubName string = routed ? routedHubName : hub.outputs.eventHubName

@description('Host name of the namespace that is routed to; empty without one.')
output namespaceHostName string = routed ? namespace!.outputs.hostName : ''

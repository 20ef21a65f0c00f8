metadata description = 'Where the events of the OT tenant arrive: an Event Hub, what its foreign sender may do, and its private endpoint; beside it the hub of alarms, which nobody outside sends to.'

@description('Required. Name of the namespace.')
param namespaceName string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Tier of the namespace; only Premium has an application group.')
param tier 'Standard' | 'Premium'

@description('Required. Units of the namespace.')
param capacity int

@description('Required. Name of the Event Hub.')
param hubName string

@description('Required. Partitions of the hub.')
param partitionCount int

@description('Required. Hours for which events are kept.')
param retentionHours int

@description('Required. Consumer groups, one for each consumer.')
param consumerGroups string[]

@description('Required. Name of the Event Hub of alarms.')
param alarmsHubName string

@description('Required. Hours for which alarms are kept.')
param alarmsRetentionHours int

@description('Required. Consumer groups of the alarms, one for each application that reads them.')
param alarmsConsumerGroups string[]

@description('Required. Whether the sender has a key that may only send, instead of an identity.')
param keyed bool

@description('Required. Client id of the sender\'s application; empty with a key.')
param senderApplicationId string

@description('Required. Object id, in this tenant, of that application\'s service principal; empty with a key.')
param senderPrincipalId string

@description('Required. Whether the sender may connect.')
param senderEnabled bool

@description('Required. Most bytes a second of the sender.')
param senderBytesPerSecond int

@description('Required. Most events a second of the sender.')
param senderEventsPerSecond int

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of Event Hubs namespaces.')
param zoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

var sendRuleName = 'ot-bridge'

module namespace '../modules/event-hubs-namespace.bicep' = {
  params: {
    name: namespaceName
    location: location
    tier: tier
    capacity: capacity
    keys: keyed
    workspaceResourceId: workspaceResourceId
  }
}

module hub '../modules/event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    name: hubName
    partitionCount: partitionCount
    retentionHours: retentionHours
    consumerGroups: consumerGroups
    sendRuleName: keyed ? sendRuleName : ''
  }
  dependsOn: [namespace]
}

// Alarms are few, and one partition keeps them in order.
module alarms '../modules/event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    name: alarmsHubName
    partitionCount: 1
    retentionHours: alarmsRetentionHours
    consumerGroups: alarmsConsumerGroups
  }
  dependsOn: [hub]
}

module sender '../modules/application-group.bicep' = if (tier == 'Premium') {
  params: {
    namespaceName: namespaceName
    name: 'ot-bridge'
    clientIdentifier: keyed ? 'EntitySASKeyName=${sendRuleName}' : 'AADAppID=${senderApplicationId}'
    enabled: senderEnabled
    bytesPerSecond: senderBytesPerSecond
    eventsPerSecond: senderEventsPerSecond
  }
  dependsOn: [alarms]
}

module senderSends '../modules/role-on-event-hub.bicep' = if (!keyed) {
  params: {
    namespaceName: namespaceName
    hubName: hubName
    holderResourceId: senderApplicationId
    principalId: senderPrincipalId
    role: 'Azure Event Hubs Data Sender'
  }
  dependsOn: [hub]
}

module endpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${namespaceName}-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: namespace.outputs.resourceId
    groupId: 'namespace'
    zones: [{ privateDnsZoneId: zoneResourceId }]
  }
  // The namespace takes one change at a time.
  dependsOn: [alarms, sender]
}

@description('Name of the namespace.')
output name string = namespace.outputs.name

@description('Id of the namespace.')
output resourceId string = namespace.outputs.resourceId

@description('Host name of the namespace.')
output hostName string = namespace.outputs.hostName

@description('Name of the Event Hub.')
output hubName string = hub.outputs.name

@description('Id of the Event Hub.')
output hubResourceId string = hub.outputs.resourceId

@description('Name of the Event Hub of alarms.')
output alarmsHubName string = alarms.outputs.name

@description('Id of the Event Hub of alarms.')
output alarmsHubResourceId string = alarms.outputs.resourceId

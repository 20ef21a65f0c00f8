metadata description = 'An IoT Hub without public access, with one key, that only reads what devices sent.'

@description('Required. Name of the hub.')
param name string

@description('Optional. Region of the hub.')
param location string = resourceGroup().location

@description('Optional. Units of size S1: each takes 400,000 messages of 4 KiB a day.')
@minValue(1)
@maxValue(200)
param units int = 1

@description('Optional. Partitions of the built-in endpoint; they can not be changed later.')
@minValue(2)
@maxValue(32)
param partitionCount int = 4

@description('Optional. Days for which the built-in endpoint keeps events: as long an outage may last.')
@minValue(1)
@maxValue(7)
param retentionDays int = 7

@description('Required. Consumer group of the bridge on the built-in endpoint.')
param consumerGroupName string

@description('Required. Name of the policy with the right ServiceConnect; no other policy is made.')
param policyName string

@export()
@description('An Event Hub of the same tenant that the hub hands its events to, by identity.')
type route = {
  @description('Host name of the namespace.')
  namespaceHost: string

  @description('Name of the Event Hub.')
  eventHubName: string

  @description('Id of the user-assigned identity that may send to it.')
  identityResourceId: string
}

@description('Optional. Where events go instead of the built-in endpoint. Then no key is accepted.')
param routeTo route?

@description('Optional. Whether devices may prove themselves by a key instead of a certificate.')
param deviceKeys bool = false

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

var routed = routeTo != null

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: name
  location: location
  sku: { name: 'S1', capacity: units }
  identity: routed
    ? { type: 'UserAssigned', userAssignedIdentities: { '${routeTo!.identityResourceId}': {} } }
    : { type: 'None' }
  properties: {
    publicNetworkAccess: 'Disabled'
    // Also for the built-in endpoint, should public access ever be enabled.
    networkRuleSets: { applyToBuiltInEventHubEndpoint: true, defaultAction: 'Deny', ipRules: [] }
    minTlsVersion: '1.2'
    // The built-in endpoint takes nothing but a key.
    disableLocalAuth: routed
    disableDeviceSAS: !deviceKeys
    disableModuleSAS: !deviceKeys
    // Without a policy here the service makes five, one of them an owner's.
    authorizationPolicies: [{ keyName: policyName, rights: 'ServiceConnect' }]
    restrictOutboundNetworkAccess: true
    allowedFqdnList: routed ? [routeTo!.namespaceHost] : []
    enableFileUploadNotifications: false
    eventHubEndpoints: { events: { partitionCount: partitionCount, retentionTimeInDays: retentionDays } }
    routing: {
      endpoints: {
        cosmosDBSqlContainers: []
        eventHubs: routed
          ? [
              {
                name: 'telemetry'
                authenticationType: 'identityBased'
                endpointUri: 'sb://${routeTo!.namespaceHost}'
                entityPath: routeTo!.eventHubName
                identity: { userAssignedIdentity: routeTo!.identityResourceId }
              }
            ]
          : []
        serviceBusQueues: []
        serviceBusTopics: []
        storageContainers: []
      }
      routes: [
        {
          name: 'telemetry'
          source: 'DeviceMessages'
          condition: 'true'
          endpointNames: [routed ? 'telemetry' : 'events']
          isEnabled: true
        }
      ]
      fallbackRoute: {
        name: '$fallback'
        source: 'DeviceMessages'
        condition: 'true'
        endpointNames: ['events']
        isEnabled: false
      }
    }
  }
}

resource consumerGroup 'Microsoft.Devices/IotHubs/eventHubEndpoints/ConsumerGroups@2023-06-30' = {
  name: '${hub.name}/events/${consumerGroupName}'
  properties: { name: consumerGroupName }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: hub
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the hub.')
output name string = hub.name

@description('Id of the hub.')
output resourceId string = hub.id

@description('Name of the built-in endpoint, as an Event Hubs client sees it.')
output eventHubName string = hub.properties.eventHubEndpoints.events.path

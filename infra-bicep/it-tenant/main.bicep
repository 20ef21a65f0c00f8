metadata name = 'Sluice, IT tenant'
metadata description = 'The half of the tenant that owns the analytics: the OT tenant sends to one Event Hub here, over a connection that this tenant approves.'

import { setting } from '../modules/function-app.bicep'

// Names and place

@description('Optional. Start of all names: lowercase letters and digits.')
@minLength(3)
@maxLength(10)
param prefix string = 'sluice'

@description('Optional. Region of all resources.')
param location string = resourceGroup().location

@description('Optional. Address space of the virtual network, at least a /24; it may overlap with that of the other tenant.')
param addressPrefix string = '10.20.0.0/24'

@description('Optional. Prefixes outside of the network whose machines may reach its private endpoints, over a VPN or a peering made elsewhere.')
param outsideClientPrefixes string[] = []

@description('Required. Suffix of storage endpoints in this cloud, as az cloud show names it.')
param storageSuffix string

// Options

@description('Optional. Plan of the function app. flex: Flex Consumption; premium: Elastic Premium.')
param hosting 'flex' | 'premium' = 'flex'

@description('Optional. How the bridge proves who it is. federated: by an application of the other tenant; sas: by a key that may only send.')
param sender 'federated' | 'sas' = 'federated'

@description('Optional. What the other tenant writes to.')
param target 'eventhub' | 'storage' = 'eventhub'

@description('Optional. Tier of the Event Hubs namespace. standard has no application group: the sender is cut off by its role or connection.')
param tier 'premium' | 'standard' = 'premium'

@description('Optional. Where logs and metrics go. none leaves out the alerts on metrics of the applications as well.')
param diagnostics 'workspace' | 'none' = 'workspace'

@description('Optional. Units of the namespace.')
param capacity int = 1

@description('Optional. Partitions of the Event Hub.')
param partitionCount int = 4

@description('Optional. Hours for which the Event Hub keeps events: as long an outage of a consumer may last.')
@minValue(1)
@maxValue(168)
param retentionHours int = 168

@description('Optional. Hours for which alarms are kept: as long an outage of who reads them may last.')
@minValue(1)
@maxValue(168)
param alarmsRetentionHours int = 168

@description('Optional. Consumer groups of the alarms, one for each application that reads them.')
param alarmsConsumerGroups string[] = ['readers']

@description('Optional. Days for which deleted blobs can be restored.')
param restoreDays int = 14

@description('Optional. Whether the sender may connect: the kill switch.')
param senderEnabled bool = true

@description('Optional. Most bytes a second of the sender.')
param senderBytesPerSecond int = 4000000

@description('Optional. Most events a second of the sender.')
param senderEventsPerSecond int = 10000

@description('Optional. Folder of message types, a JSON Schema each, in ingest\'s package; empty: any JSON object is taken.')
param ingestSchemas string = 'files/schemas'

@description('Optional. Folder of alarm rules in ingest\'s package; empty: no alarms.')
param ingestAlarmRules string = 'files/alarm-rules'

@description('Optional. JSON file of sites by device in ingest\'s package; empty: none is known.')
param ingestSites string = 'files/sites.json'

@description('Optional. Further settings of ingest, as its README lists them: how far clocks may be ahead, a collector of metrics.')
param ingestSettings setting[] = []

@description('Optional. Name and tag of the archiver\'s image; empty until it is in the registry: then there is no archiver yet.')
param archiverImage string = ''

@description('Optional. Addresses that get a mail when an alert is raised.')
param alertMailAddresses string[] = []

// What the other tenant says

@description('Optional. Client id of the application that the other tenant registered; only with sender federated.')
param senderApplicationId string = ''

// What this tenant made first

@description('Optional. Object id, in this tenant, of that application\'s service principal; only with sender federated.')
param senderPrincipalId string = ''

@description('Optional. Client id of the application, registered in this tenant, by which callers of ingest\'s API are known; without it there is no API, and no way to the keys that tokens are signed with.')
param apiApplicationId string = ''

// The storage route knows no key that may only write.
var senderMode = target == 'storage' && sender == 'sas' ? fail('target storage takes sender federated only') : sender

var name = '${prefix}-it'
var unique = uniqueString(subscription().id, resourceGroup().id, prefix)
var namespaceName = '${name}-${unique}'
var hubName = 'telemetry'
var alarmsHubName = 'alarms'
var accountName = '${prefix}itdata${substring(unique, 0, 8)}'
var jobAccountName = '${prefix}itjobs${substring(unique, 0, 8)}'
var groups = { ingest: 'ingest', job: 'analytics', archiver: 'archiver' }
var containers = {
  archive: 'archive'
  checkpoints: 'archiver-checkpoints'
  quarantine: 'ingest-quarantine'
  aggregates: 'device-aggregates'
  landing: 'landing'
  packages: 'packages'
}
var keyed = senderMode == 'sas'
var consumes = target == 'eventhub'
var checksTokens = consumes && !empty(apiApplicationId)
var observed = diagnostics == 'workspace'
var workspaceResourceId = observed ? resourceId('Microsoft.OperationalInsights/workspaces', '${name}-workspace') : ''
var componentName = observed ? '${name}-component' : ''

module network 'network.bicep' = {
  params: {
    name: name
    location: location
    addressPrefix: addressPrefix
    outsideClientPrefixes: outsideClientPrefixes
    ingestDelegation: hosting == 'flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
    consumes: consumes
    checksTokens: checksTokens
  }
}

module zones 'zones.bicep' = {
  params: {
    virtualNetworkResourceId: network.outputs.resourceId
    storageSuffix: storageSuffix
    consumes: consumes
  }
}

module monitoring '../modules/monitoring.bicep' = if (observed) {
  params: {
    name: name
    location: location
    virtualNetworkResourceId: network.outputs.resourceId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    blobZoneResourceId: zones.outputs.blobsResourceId
  }
}

module hub 'hub.bicep' = if (consumes) {
  params: {
    namespaceName: namespaceName
    location: location
    tier: tier == 'premium' ? 'Premium' : 'Standard'
    capacity: capacity
    hubName: hubName
    partitionCount: partitionCount
    retentionHours: retentionHours
    consumerGroups: [groups.ingest, groups.job, groups.archiver]
    alarmsHubName: alarmsHubName
    alarmsRetentionHours: alarmsRetentionHours
    alarmsConsumerGroups: alarmsConsumerGroups
    keyed: keyed
    senderApplicationId: senderApplicationId
    senderPrincipalId: senderPrincipalId
    senderEnabled: senderEnabled
    senderBytesPerSecond: senderBytesPerSecond
    senderEventsPerSecond: senderEventsPerSecond
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    zoneResourceId: zones.outputs.namespacesResourceId
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [monitoring]
}

module data 'data.bicep' = {
  params: {
    accountName: accountName
    location: location
    containers: consumes ? [containers.archive, containers.checkpoints, containers.quarantine] : [containers.landing]
    jobAccountName: consumes ? jobAccountName : ''
    jobContainer: containers.aggregates
    restoreDays: restoreDays
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    blobsZoneResourceId: zones.outputs.blobsResourceId
    tablesZoneResourceId: zones.outputs.tablesResourceId
    tables: consumes
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [monitoring]
}

module senderWrites '../modules/role-on-container.bicep' = if (!consumes) {
  params: {
    accountName: accountName
    containerName: containers.landing
    holderResourceId: senderApplicationId
    principalId: senderPrincipalId
    role: 'Storage Blob Data Contributor'
  }
  dependsOn: [data]
}

module ingest 'ingest.bicep' = if (consumes) {
  params: {
    name: name
    location: location
    hosting: hosting
    // Besides those that read: on Flex Consumption the API has instances of its own, and so has the timer.
    maximumInstanceCount: partitionCount + 2
    storageSuffix: storageSuffix
    hostAccountName: '${prefix}ithost${substring(unique, 0, 8)}'
    packageContainer: containers.packages
    unique: unique
    namespaceName: namespaceName
    namespaceHostName: hub!.outputs.hostName
    hubName: hubName
    consumerGroupName: groups.ingest
    alarmsHubName: alarmsHubName
    stateAccountName: accountName
    quarantineContainer: containers.quarantine
    schemas: ingestSchemas
    alarmRules: ingestAlarmRules
    sites: ingestSites
    moreSettings: ingestSettings
    apiApplicationId: apiApplicationId
    appSubnetResourceId: network.outputs.ingestSubnetResourceId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    blobsZoneResourceId: zones.outputs.blobsResourceId
    tablesZoneResourceId: zones.outputs.tablesResourceId
    sitesZoneResourceId: zones.outputs.sitesResourceId
    workspaceResourceId: workspaceResourceId
    componentName: componentName
    componentConnectionString: observed ? monitoring!.outputs.componentConnectionString : ''
  }
  dependsOn: [data]
}

module archiver 'archiver.bicep' = if (consumes) {
  params: {
    name: name
    location: location
    registryName: '${prefix}it${unique}'
    image: archiverImage
    storageSuffix: storageSuffix
    namespaceName: namespaceName
    namespaceHostName: hub!.outputs.hostName
    hubName: hubName
    consumerGroupName: groups.archiver
    accountName: accountName
    archiveContainer: containers.archive
    checkpointContainer: containers.checkpoints
    environmentSubnetResourceId: network.outputs.archiverSubnetResourceId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    registriesZoneResourceId: zones.outputs.registriesResourceId
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [data, monitoring]
}

module job 'analytics.bicep' = if (consumes) {
  params: {
    name: '${name}-device-aggregates'
    location: location
    namespaceName: namespaceName
    hubName: hubName
    consumerGroupName: groups.job
    accountName: jobAccountName
    containerName: containers.aggregates
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [hub, data, monitoring]
}

module alerts 'alerts.bicep' = {
  params: {
    name: name
    location: location
    mailAddresses: alertMailAddresses
    targetResourceId: consumes ? hub!.outputs.resourceId : data.outputs.resourceId
    jobResourceId: consumes ? job!.outputs.resourceId : ''
    consumes: consumes
    observed: observed
    componentResourceId: observed ? monitoring!.outputs.componentResourceId : ''
  }
}

@description('Id of this tenant.')
output tenantId string = tenant().tenantId

@description('Id of what the other tenant connects to.')
output targetResourceId string = consumes ? hub!.outputs.resourceId : data.outputs.resourceId

@description('Name of the Event Hub, or of the container, that it writes to.')
output targetEntityName string = consumes ? hubName : containers.landing

@description('Name of the ingest function app; empty without consumers.')
output functionAppName string = consumes ? ingest!.outputs.name : ''

@description('Host name of the ingest function app, within the virtual network; empty without consumers.')
output functionAppHostName string = consumes ? ingest!.outputs.hostName : ''

@description('Name of the account that the package is put into; empty without consumers.')
output packageAccountName string = consumes ? ingest!.outputs.packageAccountName : ''

@description('Container that the package is put into.')
output packageContainerName string = containers.packages

@description('Name of the registry that the archiver\'s image is put into; empty without consumers.')
output registryName string = consumes ? archiver!.outputs.registryName : ''

@description('Name of the Stream Analytics job to start; empty without consumers.')
output jobName string = consumes ? job!.outputs.name : ''

@description('Name of the account of the archive, of state, or of what lands.')
output dataAccountName string = data.outputs.name

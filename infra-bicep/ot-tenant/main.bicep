import {
  sourceSettings
  builtinSettings
  routedSettings
  federatedSettings
  federatedHubSettings
  keyedHubSettings
  containerSettings
} from 'settings.bicep'

metadata name = 'Sluice, OT tenant'
metadata description = 'The half of the tenant that owns the devices: they send to an IoT Hub, and a function app carries the events to the other tenant over a private endpoint.'

// Names and place

@description('Optional. Start of all names.')
@minLength(3)
@maxLength(10)
param prefix string = 'sluice'

@description('Optional. Region of all resources.')
param location string = resourceGroup().location

@description('Optional. Address space of the virtual network, at least a /24; it may overlap with that of the other tenant.')
param addressPrefix string = '10.10.0.0/24'

@description('Optional. Prefixes outside of the network whose machines may reach its private endpoints, over a VPN or a peering made elsewhere.')
param outsideClientPrefixes string[] = []

@description('Required. Suffix of storage endpoints in this cloud, as az cloud show names it.')
param storageSuffix string

// Options

@description('Optional. Plan of the function app. flex: Flex Consumption; premium: Elastic Premium.')
param hosting 'flex' | 'premium' = 'flex'

@description('Optional. How the bridge proves who it is to the other tenant. federated: no secret; sas: a key that may only send.')
param sender 'federated' | 'sas' = 'federated'

@description('Optional. What the bridge reads. builtin: the endpoint of the IoT Hub, with a key; routed: an Event Hub, without.')
param source 'builtin' | 'routed' = 'builtin'

@description('Optional. What the bridge writes to in the other tenant.')
param target 'eventhub' | 'storage' = 'eventhub'

@description('Optional. Where logs and metrics go. none leaves out the alerts on metrics of the applications as well.')
param diagnostics 'workspace' | 'none' = 'workspace'

@description('Optional. Units of the IoT Hub, of size S1: each takes 400,000 messages of 4 KiB a day.')
param units int = 1

@description('Optional. Partitions of the source; they can not be changed later.')
param partitionCount int = 4

@description('Optional. Days for which the source keeps events: as long an outage of the other tenant may last.')
@minValue(1)
@maxValue(7)
param retentionDays int = 7

@description('Optional. Whether devices may prove themselves to the IoT Hub by a key instead of a certificate.')
param deviceKeys bool = false

@description('Optional. Until when the keys in the vault should have been replaced.')
param replaceKeysBefore string = '2027-11-30T00:00:00Z'

@description('Optional. Addresses that get a mail when an alert is raised.')
param alertMailAddresses string[] = []

// What the other tenant says

@description('Required. Id of the tenant that the events go to.')
param targetTenantId string

@description('Required. Id of the Event Hubs namespace, or of the storage account, in that tenant.')
param targetResourceId string

@description('Required. Name of the Event Hub, or of the container, in it.')
param targetEntityName string

@description('Required. What that tenant recognizes the request for the connection by; it can be used once.')
@minLength(8)
@maxLength(120)
param requestNonce string

@description('Optional. Connection string of the Event Hub, with a key that may only send; only with sender sas.')
@secure()
param targetConnection string = ''

// What this tenant made first

@description('Optional. Client id of the application, registered in this tenant, that the other tenant gave the role; only with sender federated.')
param senderApplicationId string = ''

// The storage route knows no key that may only write.
var senderMode = target == 'storage' && sender == 'sas' ? fail('target storage takes sender federated only') : sender

var name = '${prefix}-ot'
var unique = uniqueString(subscription().id, resourceGroup().id, prefix)
var hubName = '${name}-${unique}'
var vaultName = '${prefix}-vault-${substring(unique, 0, 7)}'
var identityName = '${name}-bridge'
var identityId = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', identityName)
var policyName = 'bridge'
var consumerGroupName = 'bridge'
var packageContainer = 'packages'
var routed = source == 'routed'
var keyed = senderMode == 'sas'
var vaulted = !routed || keyed
var observed = diagnostics == 'workspace'
var toStorage = target == 'storage'
var workspaceResourceId = observed ? resourceId('Microsoft.OperationalInsights/workspaces', '${name}-workspace') : ''
var componentName = observed ? '${name}-component' : ''
var targetName = last(split(targetResourceId, '/'))
var targetHost = { name: targetName, address: network.outputs.linkAddress }

module network 'network.bicep' = {
  params: {
    name: name
    location: location
    addressPrefix: addressPrefix
    outsideClientPrefixes: outsideClientPrefixes
    functionDelegation: hosting == 'flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
    reachesTokenEndpoint: !keyed
    linkPort: toStorage ? '443' : '5671'
  }
}

module zones 'zones.bicep' = {
  params: {
    virtualNetworkResourceId: network.outputs.resourceId
    storageSuffix: storageSuffix
    vaulted: vaulted
    foreignNamespaces: toStorage ? [] : [targetHost]
    foreignAccounts: toStorage ? [targetHost] : []
  }
}

module link '../modules/foreign-endpoint.bicep' = {
  params: {
    name: '${name}-link'
    location: location
    subnetResourceId: network.outputs.linkSubnetResourceId
    targetResourceId: targetResourceId
    groupId: toStorage ? 'blob' : 'namespace'
    address: network.outputs.linkAddress
    requestMessage: 'sluice ${requestNonce}'
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

module identity '../modules/identity.bicep' = {
  params: { name: identityName, location: location }
}

module events 'source.bicep' = {
  params: {
    hubName: hubName
    location: location
    routed: routed
    units: units
    partitionCount: partitionCount
    retentionDays: retentionDays
    deviceKeys: deviceKeys
    policyName: policyName
    consumerGroupName: consumerGroupName
    readerResourceId: identityId
    readerPrincipalId: identity.outputs.principalId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    devicesZoneResourceId: zones.outputs.devicesResourceId
    namespacesZoneResourceId: zones.outputs.namespacesResourceId
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [monitoring]
}

module secrets 'secrets.bicep' = if (vaulted) {
  params: {
    name: vaultName
    location: location
    readsBuiltin: !routed
    hubName: hubName
    policyName: policyName
    sendsWithKey: keyed
    targetConnection: targetConnection
    replaceBefore: replaceKeysBefore
    readerResourceId: identityId
    readerPrincipalId: identity.outputs.principalId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    zoneResourceId: zones.outputs.vaultsResourceId
    workspaceResourceId: workspaceResourceId
  }
  dependsOn: [monitoring, events]
}

module bridge 'bridge.bicep' = {
  params: {
    name: name
    location: location
    unique: unique
    hosting: hosting
    maximumInstanceCount: partitionCount
    settings: concat(
      sourceSettings(hubName, events.outputs.eventHubName, consumerGroupName, retentionDays),
      routed ? routedSettings(events.outputs.namespaceHostName, identity.outputs.clientId) : builtinSettings(vaultName),
      keyed ? [] : federatedSettings(targetTenantId, senderApplicationId, identity.outputs.clientId),
      toStorage
        ? containerSettings('${targetName}.blob.${storageSuffix}', targetEntityName)
        : keyed
            ? keyedHubSettings(vaultName, targetEntityName)
            : federatedHubSettings('${targetName}.servicebus.windows.net', targetEntityName)
    )
    storageSuffix: storageSuffix
    hostAccountName: '${prefix}othost${substring(unique, 0, 8)}'
    packageContainer: packageContainer
    identityResourceId: identityId
    principalId: identity.outputs.principalId
    clientId: identity.outputs.clientId
    appSubnetResourceId: network.outputs.functionSubnetResourceId
    subnetResourceId: network.outputs.endpointsSubnetResourceId
    blobsZoneResourceId: zones.outputs.blobsResourceId
    tablesZoneResourceId: zones.outputs.tablesResourceId
    sitesZoneResourceId: zones.outputs.sitesResourceId
    workspaceResourceId: workspaceResourceId
    componentName: componentName
    componentConnectionString: observed ? monitoring!.outputs.componentConnectionString : ''
  }
  // What it reads at its start must be there, and be reached.
  dependsOn: [secrets]
}

module alerts 'alerts.bicep' = {
  params: {
    name: name
    location: location
    mailAddresses: alertMailAddresses
    hubResourceId: events.outputs.resourceId
    linkResourceId: link.outputs.resourceId
    functionAppResourceId: bridge.outputs.resourceId
    observed: observed
    componentResourceId: observed ? monitoring!.outputs.componentResourceId : ''
  }
}

@description('Id of this tenant.')
output tenantId string = tenant().tenantId

@description('Id of the endpoint that asks the other tenant for a connection; that tenant compares it.')
output endpointResourceId string = link.outputs.resourceId

@description('Address of that endpoint.')
output endpointAddress string = network.outputs.linkAddress

@description('Id of the bridge\'s identity: subject of the application\'s federated credential.')
output identityResourceId string = identity.outputs.resourceId

@description('Object id of that identity.')
output identityPrincipalId string = identity.outputs.principalId

@description('Name of the bridge\'s function app.')
output functionAppName string = bridge.outputs.name

@description('Host name of the bridge\'s function app, within the virtual network.')
output functionAppHostName string = bridge.outputs.hostName

@description('Name of the account that the package is put into.')
output packageAccountName string = bridge.outputs.packageAccountName

@description('Container that the package is put into.')
output packageContainerName string = packageContainer

@description('Name of the IoT Hub.')
output hubName string = events.outputs.name

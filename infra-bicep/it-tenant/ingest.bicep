metadata description = 'The ingest function: it keeps the devices\' current state in tables, publishes alarms, and answers inside the network.'

import { setting } from '../modules/function-app.bicep'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Plan of the function app.')
param hosting 'flex' | 'premium'

@description('Required. Most instances.')
param maximumInstanceCount int

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Name of the host\'s storage account.')
param hostAccountName string

@description('Required. Container of the package.')
param packageContainer string

@description('Required. Suffix of the app\'s name, which is one of a kind in the cloud.')
param unique string

@description('Required. Name of the namespace that is read.')
param namespaceName string

@description('Required. Host name of that namespace.')
param namespaceHostName string

@description('Required. Name of the Event Hub that is read.')
param hubName string

@description('Required. Consumer group of the function.')
param consumerGroupName string

@description('Required. Name of the Event Hub that alarms are published to.')
param alarmsHubName string

@description('Required. Name of the storage account for state.')
param stateAccountName string

@description('Required. Container of events that were refused.')
param quarantineContainer string

@description('Required. Client id of the application by which callers of the API are known; empty without an API.')
param apiApplicationId string

@description('Required. Folder of message types in the app\'s package; empty: any JSON object is taken.')
param schemas string

@description('Required. Folder of alarm rules in the app\'s package; empty: no alarms.')
param alarmRules string

@description('Required. File of sites by device in the app\'s package; empty: none is known.')
param sites string

@description('Required. Further settings of the app, as its README lists them.')
param moreSettings setting[]

@description('Required. Id of the subnet that is given to the app.')
param appSubnetResourceId string

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of blob endpoints.')
param blobsZoneResourceId string

@description('Required. Id of the zone of table endpoints.')
param tablesZoneResourceId string

@description('Required. Id of the zone of function apps.')
param sitesZoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

@description('Required. Name of the Application Insights component; empty without one.')
param componentName string

@description('Required. Connection string of that component; empty without one.')
param componentConnectionString string

var identityName = '${name}-ingest'
var identityId = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', identityName)

// Relative paths are of the package: the platform mounts it where it likes, and read-only.
var fileSettings = filter(
  [
    { name: 'SLUICE_SCHEMAS', value: schemas }
    { name: 'SLUICE_ALARM_RULES', value: alarmRules }
    { name: 'SLUICE_SITES', value: sites }
  ],
  each => !empty(each.value)
)

// Whose tokens the API takes. The key of its page tokens is no setting: it is made at random and kept beside the state.
var apiSettings = empty(apiApplicationId)
  ? []
  : [
      { name: 'SLUICE_API_TENANT', value: tenant().tenantId }
      { name: 'SLUICE_API_AUDIENCE', value: apiApplicationId }
    ]

module identity '../modules/identity.bicep' = {
  params: { name: identityName, location: location }
}

module host '../modules/function-host.bicep' = {
  params: {
    name: hostAccountName
    location: location
    packageContainer: packageContainer
    ownerResourceId: identityId
    ownerPrincipalId: identity.outputs.principalId
    subnetResourceId: subnetResourceId
    blobsZoneResourceId: blobsZoneResourceId
    tablesZoneResourceId: tablesZoneResourceId
    workspaceResourceId: workspaceResourceId
  }
}

module receives '../modules/role-on-event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    hubName: hubName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Azure Event Hubs Data Receiver'
  }
}

module publishesAlarms '../modules/role-on-event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    hubName: alarmsHubName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Azure Event Hubs Data Sender'
  }
}

module writesState '../modules/role-on-storage-account.bicep' = {
  params: {
    accountName: stateAccountName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Storage Table Data Contributor'
  }
}

module writesQuarantine '../modules/role-on-container.bicep' = {
  params: {
    accountName: stateAccountName
    containerName: quarantineContainer
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Storage Blob Data Contributor'
  }
}

module publishesMetrics '../modules/role-on-component.bicep' = if (!empty(componentName)) {
  params: {
    componentName: componentName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Monitoring Metrics Publisher'
  }
}

module app '../modules/function-app.bicep' = {
  params: {
    name: '${name}-ingest-${unique}'
    location: location
    hosting: hosting
    subnetResourceId: appSubnetResourceId
    identityResourceId: identity.outputs.resourceId
    identityClientId: identity.outputs.clientId
    hostAccountName: host.outputs.name
    storageSuffix: storageSuffix
    packageContainer: packageContainer
    alwaysReadyFunction: 'ingest'
    maximumInstanceCount: maximumInstanceCount
    settings: concat(
      [
        { name: 'SourceHub__fullyQualifiedNamespace', value: namespaceHostName }
        { name: 'SourceHub__credential', value: 'managedidentity' }
        { name: 'SourceHub__clientId', value: identity.outputs.clientId }
        { name: 'SourceHubName', value: hubName }
        { name: 'SourceConsumerGroup', value: consumerGroupName }
        { name: 'AlarmsHub__fullyQualifiedNamespace', value: namespaceHostName }
        { name: 'AlarmsHub__credential', value: 'managedidentity' }
        { name: 'AlarmsHub__clientId', value: identity.outputs.clientId }
        { name: 'AlarmsHubName', value: alarmsHubName }
        { name: 'AZURE_CLIENT_ID', value: identity.outputs.clientId }
        { name: 'SLUICE_STATE_URL', value: 'https://${stateAccountName}.table.${storageSuffix}' }
        {
          name: 'SLUICE_QUARANTINE_URL'
          value: 'https://${stateAccountName}.blob.${storageSuffix}/${quarantineContainer}'
        }
      ],
      fileSettings,
      apiSettings,
      moreSettings
    )
    workspaceResourceId: workspaceResourceId
    componentConnectionString: componentConnectionString
  }
  // What it reads at its start must be open to it.
  dependsOn: [receives, publishesAlarms, writesState, writesQuarantine, publishesMetrics]
}

module endpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${name}-ingest-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: app.outputs.resourceId
    groupId: 'sites'
    zones: [{ privateDnsZoneId: sitesZoneResourceId }]
  }
}

@description('Name of the function app.')
output name string = app.outputs.name

@description('Id of the function app.')
output resourceId string = app.outputs.resourceId

@description('Host name of the function app, within the virtual network.')
output hostName string = app.outputs.hostName

@description('Name of the account that the package is put into.')
output packageAccountName string = host.outputs.name

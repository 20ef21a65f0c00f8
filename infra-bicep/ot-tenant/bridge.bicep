metadata description = 'The bridge: a function app that reads the source and sends to the other tenant.'

import { setting } from '../modules/function-app.bicep'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Suffix of the app\'s name, which is one of a kind in the cloud.')
param unique string

@description('Required. Plan of the function app.')
param hosting 'flex' | 'premium'

@description('Required. Most instances.')
param maximumInstanceCount int

@description('Required. Settings of the bridge.')
param settings setting[]

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Name of the host\'s storage account.')
param hostAccountName string

@description('Required. Container of the package.')
param packageContainer string

@description('Required. Id of the bridge\'s identity.')
param identityResourceId string

@description('Required. Object id of that identity.')
param principalId string

@description('Required. Client id of that identity.')
param clientId string

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

module host '../modules/function-host.bicep' = {
  params: {
    name: hostAccountName
    location: location
    packageContainer: packageContainer
    ownerResourceId: identityResourceId
    ownerPrincipalId: principalId
    subnetResourceId: subnetResourceId
    blobsZoneResourceId: blobsZoneResourceId
    tablesZoneResourceId: tablesZoneResourceId
    workspaceResourceId: workspaceResourceId
  }
}

module publishesMetrics '../modules/role-on-component.bicep' = if (!empty(componentName)) {
  params: {
    componentName: componentName
    holderResourceId: identityResourceId
    principalId: principalId
    role: 'Monitoring Metrics Publisher'
  }
}

module app '../modules/function-app.bicep' = {
  params: {
    name: '${name}-bridge-${unique}'
    location: location
    hosting: hosting
    subnetResourceId: appSubnetResourceId
    identityResourceId: identityResourceId
    identityClientId: clientId
    hostAccountName: host.outputs.name
    storageSuffix: storageSuffix
    packageContainer: packageContainer
    alwaysReadyFunction: 'bridge'
    maximumInstanceCount: maximumInstanceCount
    settings: settings
    workspaceResourceId: workspaceResourceId
    componentConnectionString: componentConnectionString
  }
  // What it writes to at its start must be open to it.
  dependsOn: [publishesMetrics]
}

module endpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${name}-bridge-endpoint'
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

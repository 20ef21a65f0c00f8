metadata description = 'The storage account of a function\'s host: package, checkpoints and state of one app, for one identity.'

@description('Required. Name of the account.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Container of the package.')
param packageContainer string

@description('Required. Id of the app\'s identity.')
param ownerResourceId string

@description('Required. Object id of that identity.')
param ownerPrincipalId string

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of blob endpoints.')
param blobsZoneResourceId string

@description('Required. Id of the zone of table endpoints.')
param tablesZoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

module account 'storage-account.bicep' = {
  params: {
    name: name
    location: location
    containers: [packageContainer]
    workspaceResourceId: workspaceResourceId
  }
}

// Package, checkpoints, keys of the host.
module ownsBlobs 'role-on-storage-account.bicep' = {
  params: {
    accountName: name
    holderResourceId: ownerResourceId
    principalId: ownerPrincipalId
    role: 'Storage Blob Data Owner'
  }
  dependsOn: [account]
}

// What the host records about itself.
module writesTables 'role-on-storage-account.bicep' = {
  params: {
    accountName: name
    holderResourceId: ownerResourceId
    principalId: ownerPrincipalId
    role: 'Storage Table Data Contributor'
  }
  dependsOn: [account]
}

module blobEndpoint 'private-endpoint.bicep' = {
  params: {
    name: '${name}-blob-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: account.outputs.resourceId
    groupId: 'blob'
    zones: [{ privateDnsZoneId: blobsZoneResourceId }]
  }
}

module tableEndpoint 'private-endpoint.bicep' = {
  params: {
    name: '${name}-table-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: account.outputs.resourceId
    groupId: 'table'
    zones: [{ privateDnsZoneId: tablesZoneResourceId }]
  }
  // The account takes one change of its connections at a time.
  dependsOn: [blobEndpoint]
}

@description('Name of the account.')
output name string = account.outputs.name

@description('Id of the account.')
output resourceId string = account.outputs.resourceId

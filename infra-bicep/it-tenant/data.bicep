metadata description = 'Where events and what becomes of them are kept, behind firewalls: one account for our own services, one for the job.'

@description('Required. Name of the account of our own services.')
param accountName string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Containers of that account.')
param containers string[]

@description('Required. Name of the account that Stream Analytics writes to; empty without a job.')
param jobAccountName string

@description('Required. Container that it writes to.')
param jobContainer string

@description('Required. Days for which deleted blobs can be restored.')
param restoreDays int

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of blob endpoints.')
param blobsZoneResourceId string

@description('Required. Id of the zone of table endpoints; empty without tables.')
param tablesZoneResourceId string

@description('Required. Whether there are tables.')
param tables bool

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

module account '../modules/storage-account.bicep' = {
  params: {
    name: accountName
    location: location
    containers: containers
    restoreDays: restoreDays
    workspaceResourceId: workspaceResourceId
  }
}

module blobEndpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${accountName}-blob-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: account.outputs.resourceId
    groupId: 'blob'
    zones: [{ privateDnsZoneId: blobsZoneResourceId }]
  }
}

module tableEndpoint '../modules/private-endpoint.bicep' = if (tables) {
  params: {
    name: '${accountName}-table-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: account.outputs.resourceId
    groupId: 'table'
    zones: [{ privateDnsZoneId: tablesZoneResourceId }]
  }
  // The account takes one change of its connections at a time.
  dependsOn: [blobEndpoint]
}

// The job is in no network: it comes as a trusted service, so nothing else is kept in this account.
module jobAccount '../modules/storage-account.bicep' = if (!empty(jobAccountName)) {
  params: {
    name: empty(jobAccountName) ? 'none' : jobAccountName
    location: location
    containers: [jobContainer]
    restoreDays: restoreDays
    writtenByTrustedServices: true
    workspaceResourceId: workspaceResourceId
  }
}

module jobEndpoint '../modules/private-endpoint.bicep' = if (!empty(jobAccountName)) {
  params: {
    name: '${jobAccountName}-blob-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: jobAccount!.outputs.resourceId
    groupId: 'blob'
    zones: [{ privateDnsZoneId: blobsZoneResourceId }]
  }
}

@description('Name of the account of our own services.')
output name string = account.outputs.name

@description('Id of the account of our own services.')
output resourceId string = account.outputs.resourceId

@description('Id of the account that Stream Analytics writes to; empty without a job.')
output jobAccountResourceId string = empty(jobAccountName) ? '' : jobAccount!.outputs.resourceId

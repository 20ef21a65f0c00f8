metadata description = 'The Stream Analytics job, its query from the project beside the templates, and what it may read and write.'

import { configuration } from '../modules/streaming-job.bicep'

@description('Required. Name of the job.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Name of the namespace that is read.')
param namespaceName string

@description('Required. Name of the Event Hub that is read.')
param hubName string

@description('Required. Consumer group of the job.')
param consumerGroupName string

@description('Required. Name of the storage account that is written to.')
param accountName string

@description('Required. Name of the container that is written to.')
param containerName string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

var config configuration = loadJsonContent('../../asa-queries/device-aggregates/JobConfig.json')

// It is not started here: the roles below need its identity first, and minutes to take effect.
module job '../modules/streaming-job.bicep' = {
  params: {
    name: name
    location: location
    query: loadTextContent('../../asa-queries/device-aggregates/device-aggregates.asaql')
    config: config
    namespaceName: namespaceName
    hubName: hubName
    consumerGroupName: consumerGroupName
    accountName: accountName
    containerName: containerName
    workspaceResourceId: workspaceResourceId
  }
}

module receives '../modules/role-on-event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    hubName: hubName
    holderResourceId: resourceId('Microsoft.StreamAnalytics/streamingjobs', name)
    principalId: job.outputs.principalId
    role: 'Azure Event Hubs Data Receiver'
  }
}

module writes '../modules/role-on-container.bicep' = {
  params: {
    accountName: accountName
    containerName: containerName
    holderResourceId: resourceId('Microsoft.StreamAnalytics/streamingjobs', name)
    principalId: job.outputs.principalId
    role: 'Storage Blob Data Contributor'
  }
}

@description('Name of the job.')
output name string = job.outputs.name

@description('Id of the job.')
output resourceId string = job.outputs.resourceId

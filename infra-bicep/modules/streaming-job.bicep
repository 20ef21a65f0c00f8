metadata description = 'A Stream Analytics job from an Event Hub to blobs, by its own identity.'

@description('Required. Name of the job.')
param name string

@description('Optional. Region of the job.')
param location string = resourceGroup().location

@description('Required. Query of the job, from the input Telemetry into the output Aggregates.')
param query string

@export()
@description('What Microsoft\'s project format says of a job, as far as it is used here.')
@sealed()
type configuration = {
  @description('Name of a culture.')
  DataLocale: string

  @description('What becomes of an event that the output refuses.')
  OutputErrorPolicy: 'Stop' | 'Drop'

  @description('Seconds by which an event may be late; -1: any.')
  EventsLateArrivalMaxDelayInSeconds: int

  @description('Seconds within which events are put in order.')
  EventsOutOfOrderMaxDelayInSeconds: int

  @description('What becomes of an event out of order.')
  EventsOutOfOrderPolicy: 'Adjust' | 'Drop'

  @description('3: a third of a unit, 7: two thirds, 10: one unit.')
  StreamingUnits: int

  @description('Version of the language.')
  CompatibilityLevel: '1.2'

  @description('Whether the job has an identity of its own.')
  UseSystemAssignedIdentity: true

  @description('Kind of the file.')
  ScriptType: 'JobConfig'
}

@description('Required. Configuration of the job.')
param config configuration

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

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

resource job 'Microsoft.StreamAnalytics/streamingjobs@2021-10-01-preview' = {
  name: name
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    sku: { name: 'StandardV2' }
    jobType: 'Cloud'
    compatibilityLevel: config.CompatibilityLevel
    contentStoragePolicy: 'SystemAccount'
    dataLocale: config.DataLocale
    outputErrorPolicy: config.OutputErrorPolicy
    eventsLateArrivalMaxDelayInSeconds: config.EventsLateArrivalMaxDelayInSeconds
    eventsOutOfOrderMaxDelayInSeconds: config.EventsOutOfOrderMaxDelayInSeconds
    eventsOutOfOrderPolicy: config.EventsOutOfOrderPolicy
  }
}

resource input 'Microsoft.StreamAnalytics/streamingjobs/inputs@2021-10-01-preview' = {
  parent: job
  name: 'Telemetry'
  properties: {
    type: 'Stream'
    datasource: {
      type: 'Microsoft.EventHub/EventHub'
      properties: {
        authenticationMode: 'Msi'
        serviceBusNamespace: namespaceName
        eventHubName: hubName
        consumerGroupName: consumerGroupName
      }
    }
    serialization: { type: 'Json', properties: { encoding: 'UTF8' } }
    compression: { type: 'None' }
  }
}

resource output 'Microsoft.StreamAnalytics/streamingjobs/outputs@2021-10-01-preview' = {
  parent: job
  name: 'Aggregates'
  properties: {
    datasource: {
      type: 'Microsoft.Storage/Blob'
      properties: {
        authenticationMode: 'Msi'
        storageAccounts: [{ accountName: accountName }]
        container: containerName
        pathPattern: '{date}/{time}'
        dateFormat: 'yyyy/MM/dd'
        timeFormat: 'HH'
        blobWriteMode: 'Append'
      }
    }
    serialization: { type: 'Json', properties: { encoding: 'UTF8', format: 'LineSeparated' } }
  }
}

resource transformation 'Microsoft.StreamAnalytics/streamingjobs/transformations@2021-10-01-preview' = {
  parent: job
  name: 'query'
  properties: { query: query, streamingUnits: config.StreamingUnits }
  dependsOn: [input, output]
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: job
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the job.')
output name string = job.name

@description('Id of the job.')
output resourceId string = job.id

@description('Object id of the job\'s identity.')
output principalId string = job.identity.principalId

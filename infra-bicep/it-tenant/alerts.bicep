metadata description = 'What the IT tenant is told of, and the page it looks at.'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of the workbook.')
param location string = resourceGroup().location

@description('Required. Addresses that get a mail.')
param mailAddresses string[]

@description('Required. Id of what the other tenant connects to: the namespace, or the storage account.')
param targetResourceId string

@description('Required. Id of the Stream Analytics job; empty without consumers.')
param jobResourceId string

@description('Required. Whether there are consumers of an Event Hub.')
param consumes bool

@description('Required. Whether metrics of our own applications are collected.')
param observed bool

@description('Required. Id of the Application Insights component; empty without one.')
param componentResourceId string

var connections = consumes
  ? 'Microsoft.EventHub/namespaces/privateEndpointConnections'
  : 'Microsoft.Storage/storageAccounts/privateEndpointConnections'

module receivers '../modules/action-group.bicep' = {
  params: { name: '${name}-receivers', shortName: 'sluice-it', mailAddresses: mailAddresses }
}

module connectionChanged '../modules/activity-alert.bicep' = {
  params: {
    name: '${name}-connection-changed'
    meaning: 'A private endpoint connection was requested, approved, rejected or removed: compare it with the handshake.'
    targetResourceId: targetResourceId
    operations: ['${connections}/write', '${connections}/delete']
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module throttled '../modules/metric-alert.bicep' = if (consumes) {
  params: {
    name: '${name}-sender-throttled'
    meaning: 'The namespace throttles: raise the sender\'s limit or the units, or ask the OT tenant what it sends.'
    targetResourceId: targetResourceId
    metricNamespace: 'Microsoft.EventHub/namespaces'
    metricName: 'ThrottledRequests'
    timeAggregation: 'Total'
    threshold: 0
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module delayed '../modules/metric-alert.bicep' = if (consumes) {
  params: {
    name: '${name}-job-late'
    meaning: 'The job\'s results are ten minutes late: raise its units, or look at its errors.'
    targetResourceId: jobResourceId
    metricNamespace: 'Microsoft.StreamAnalytics/streamingjobs'
    metricName: 'OutputWatermarkDelaySeconds'
    timeAggregation: 'Maximum'
    threshold: 600
    windowSize: 'PT15M'
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module aging '../modules/metric-alert.bicep' = if (consumes && observed) {
  params: {
    name: '${name}-archive-late'
    meaning: 'The archive is ten minutes behind the Event Hub: look at the archiver\'s log.'
    targetResourceId: componentResourceId
    metricNamespace: 'azure.applicationinsights'
    metricName: 'sluice.archiver.age'
    timeAggregation: 'Maximum'
    threshold: 600
    windowSize: 'PT15M'
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module applying '../modules/metric-alert.bicep' = if (consumes && observed) {
  params: {
    name: '${name}-state-late'
    meaning: 'The devices\' state is ten minutes behind the Event Hub: look at ingest\'s log for what holds it.'
    targetResourceId: componentResourceId
    metricNamespace: 'azure.applicationinsights'
    metricName: 'sluice.ingest.oldest.age'
    timeAggregation: 'Maximum'
    threshold: 600
    windowSize: 'PT15M'
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module refusing '../modules/metric-alert.bicep' = if (consumes && observed) {
  params: {
    name: '${name}-events-refused'
    meaning: 'Ingest put events into quarantine: sluice quarantine list --of ingest names the reasons, replay applies them once they are mended.'
    targetResourceId: componentResourceId
    metricNamespace: 'azure.applicationinsights'
    metricName: 'sluice.ingest.quarantined'
    timeAggregation: 'Total'
    threshold: 0
    windowSize: 'PT15M'
    severity: 3
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module page '../modules/workbook.bicep' = if (consumes) {
  params: {
    displayName: '${name}: bridge to consumers'
    location: location
    content: replace(replace(loadTextContent('workbook.json'), '{namespace}', targetResourceId), '{job}', jobResourceId)
  }
}

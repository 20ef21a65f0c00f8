metadata description = 'What the OT tenant is told of, and the page it looks at.'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of the workbook.')
param location string = resourceGroup().location

@description('Required. Addresses that get a mail.')
param mailAddresses string[]

@description('Required. Id of the IoT Hub.')
param hubResourceId string

@description('Required. Id of the endpoint to the other tenant.')
param linkResourceId string

@description('Required. Id of the bridge\'s function app.')
param functionAppResourceId string

@description('Required. Whether metrics of the bridge itself are collected.')
param observed bool

@description('Required. Id of the Application Insights component; empty without one.')
param componentResourceId string

module receivers '../modules/action-group.bicep' = {
  params: { name: '${name}-receivers', shortName: 'sluice-ot', mailAddresses: mailAddresses }
}

module throttled '../modules/metric-alert.bicep' = {
  params: {
    name: '${name}-devices-throttled'
    meaning: 'The IoT Hub throttles its devices: raise units.'
    targetResourceId: hubResourceId
    metricNamespace: 'Microsoft.Devices/IotHubs'
    metricName: 'd2c.telemetry.ingress.sendThrottle'
    timeAggregation: 'Total'
    threshold: 0
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module lagging '../modules/metric-alert.bicep' = if (observed) {
  params: {
    name: '${name}-bridge-lags'
    meaning: 'The bridge is behind its source: ask the function doctor what holds it.'
    targetResourceId: componentResourceId
    metricNamespace: 'azure.applicationinsights'
    metricName: 'sluice.bridge.lag'
    timeAggregation: 'Maximum'
    threshold: 100000
    windowSize: 'PT15M'
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module aging '../modules/metric-alert.bicep' = if (observed) {
  params: {
    name: '${name}-events-wait'
    meaning: 'An event has waited for an hour for the other tenant: ask the function doctor, and the other tenant.'
    targetResourceId: componentResourceId
    metricNamespace: 'azure.applicationinsights'
    metricName: 'sluice.bridge.oldest.age'
    timeAggregation: 'Maximum'
    threshold: 3600
    windowSize: 'PT15M'
    severity: 1
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

// That a connection was rejected is seen in the other tenant only.
module linkChanged '../modules/activity-alert.bicep' = {
  params: {
    name: '${name}-link-changed'
    meaning: 'The endpoint to the other tenant was changed or deleted: a new one must be approved again.'
    targetResourceId: linkResourceId
    operations: ['Microsoft.Network/privateEndpoints/write', 'Microsoft.Network/privateEndpoints/delete']
    actionGroupResourceId: receivers.outputs.resourceId
  }
}

module page '../modules/workbook.bicep' = {
  params: {
    displayName: '${name}: devices to bridge'
    location: location
    content: replace(
      replace(loadTextContent('workbook.json'), '{hub}', hubResourceId),
      '{functionApp}',
      functionAppResourceId
    )
  }
}

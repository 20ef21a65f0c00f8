metadata description = 'An alert on one metric of one resource.'

@description('Required. Name of the alert.')
param name string

@description('Required. What is wrong, and what to do.')
param meaning string

@description('Required. Id of the resource that has the metric.')
param targetResourceId string

@description('Required. Namespace of the metric.')
param metricNamespace string

@description('Required. Name of the metric.')
param metricName string

@description('Required. How values of a window become one.')
param timeAggregation 'Average' | 'Maximum' | 'Minimum' | 'Total'

@description('Required. The alert is raised above this.')
param threshold int

@description('Optional. Window of the values, as an ISO 8601 duration.')
param windowSize string = 'PT5M'

@description('Optional. 0: critical to 4: verbose.')
param severity int = 2

@description('Required. Id of the action group.')
param actionGroupResourceId string

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: name
  location: 'global'
  properties: {
    description: meaning
    enabled: true
    severity: severity
    scopes: [targetResourceId]
    evaluationFrequency: 'PT1M'
    windowSize: windowSize
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: metricName
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: metricNamespace
          metricName: metricName
          operator: 'GreaterThan'
          threshold: threshold
          timeAggregation: timeAggregation
          // A metric of an application is not there before its first value.
          skipMetricValidation: true
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupResourceId }]
  }
}

@description('Name of the alert.')
output name string = alert.name

@description('Id of the alert.')
output resourceId string = alert.id

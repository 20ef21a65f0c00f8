metadata description = 'An alert on operations that somebody did to a resource.'

@description('Required. Name of the alert.')
param name string

@description('Required. What happened, and what to check.')
param meaning string

@description('Required. Id of the resource; its parts count as well.')
param targetResourceId string

@description('Required. Names of the operations.')
param operations string[]

@description('Required. Id of the action group.')
param actionGroupResourceId string

resource alert 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: name
  location: 'global'
  properties: {
    description: meaning
    enabled: true
    scopes: [targetResourceId]
    condition: {
      allOf: [
        { field: 'category', equals: 'Administrative' }
        { anyOf: [for operation in operations: { field: 'operationName', equals: operation }] }
      ]
    }
    actions: { actionGroups: [{ actionGroupId: actionGroupResourceId }] }
  }
}

@description('Name of the alert.')
output name string = alert.name

@description('Id of the alert.')
output resourceId string = alert.id

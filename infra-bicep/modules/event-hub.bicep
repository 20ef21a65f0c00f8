metadata description = 'An Event Hub with a consumer group for each consumer.'

@description('Required. Name of the namespace.')
param namespaceName string

@description('Required. Name of the hub.')
param name string

@description('Optional. Partitions of the hub; they can not be changed later in tier Standard.')
@minValue(1)
@maxValue(32)
param partitionCount int = 4

@description('Optional. Hours for which events are kept.')
@minValue(1)
@maxValue(2160)
param retentionHours int = 168

@description('Required. Names of the consumer groups.')
param consumerGroups string[]

@description('Optional. Name of a key that may only send, only to this hub; no key without it.')
param sendRuleName string = ''

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = {
  parent: namespace
  name: name
  properties: {
    partitionCount: partitionCount
    retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: retentionHours }
  }
}

resource groups 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2026-01-01' = [
  for group in consumerGroups: {
    parent: hub
    name: group
    properties: {}
  }
]

resource sendRule 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules@2026-01-01' = if (!empty(sendRuleName)) {
  parent: hub
  name: empty(sendRuleName) ? 'none' : sendRuleName
  properties: { rights: ['Send'] }
}

@description('Name of the hub.')
output name string = hub.name

@description('Id of the hub.')
output resourceId string = hub.id

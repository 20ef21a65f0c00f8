metadata name = 'Sluice, IT tenant, public variant'
metadata description = 'The Event Hub of the article\'s first figure. It is open to the internet, for whoever has its key.'

@description('Optional. Start of all names.')
@minLength(3)
@maxLength(10)
param prefix string = 'sluice'

@description('Optional. Region of all resources.')
param location string = resourceGroup().location

@description('Optional. Partitions of the Event Hub.')
param partitionCount int = 4

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: '${prefix}-public-${uniqueString(subscription().id, resourceGroup().id, prefix)}'
  location: location
  sku: { name: 'Standard', tier: 'Standard', capacity: 1 }
  properties: { publicNetworkAccess: 'Enabled', minimumTlsVersion: '1.2', disableLocalAuth: false }
}

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = {
  parent: namespace
  name: 'telemetry'
  properties: {
    partitionCount: partitionCount
    retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: 24 }
  }
}

resource sendRule 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules@2026-01-01' = {
  parent: hub
  name: 'ot-hub'
  properties: { rights: ['Send'] }
}

@description('Id of this tenant.')
output tenantId string = tenant().tenantId

@description('Name of the namespace.')
output name string = namespace.name

@description('Id of the namespace.')
output resourceId string = namespace.id

@description('Name of the key that may only send.')
output sendRuleName string = sendRule.name

metadata description = 'An Event Hubs namespace without public access; trusted services of its own tenant get in by role.'

@description('Required. Name of the namespace.')
@minLength(6)
@maxLength(50)
param name string

@description('Optional. Region of the namespace.')
param location string = resourceGroup().location

@description('Required. Standard, or Premium, which alone has application groups.')
param tier 'Standard' | 'Premium'

@description('Optional. Throughput units of Standard (1 MB/s in each), processing units of Premium.')
@minValue(1)
@maxValue(16)
param capacity int = 1

@description('Optional. Whether keys are accepted besides tokens.')
param keys bool = false

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: name
  location: location
  sku: { name: tier, tier: tier, capacity: capacity }
  properties: {
    publicNetworkAccess: 'Disabled'
    minimumTlsVersion: '1.2'
    disableLocalAuth: !keys
    isAutoInflateEnabled: false
    maximumThroughputUnits: 0
  }
}

// Overrides what the namespace says of itself: both are set.
resource rules 'Microsoft.EventHub/namespaces/networkRuleSets@2026-01-01' = {
  parent: namespace
  name: 'default'
  properties: {
    publicNetworkAccess: 'Disabled'
    defaultAction: 'Deny'
    trustedServiceAccessEnabled: true
    ipRules: []
    virtualNetworkRules: []
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: namespace
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the namespace.')
output name string = namespace.name

@description('Id of the namespace.')
output resourceId string = namespace.id

@description('Host name of the namespace.')
output hostName string = '${namespace.name}.servicebus.windows.net'

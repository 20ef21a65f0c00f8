metadata description = 'A container registry without public access, users or anonymous pulls.'

@description('Required. Name of the registry.')
@minLength(5)
@maxLength(50)
param name string

@description('Optional. Region of the registry.')
param location string = resourceGroup().location

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  // The lowest tier that has private endpoints.
  sku: { name: 'Premium' }
  properties: {
    publicNetworkAccess: 'Disabled'
    networkRuleSet: { defaultAction: 'Deny', ipRules: [] }
    // An import is an operation of the management plane; it comes to the registry as a trusted service.
    networkRuleBypassOptions: 'AzureServices'
    adminUserEnabled: false
    anonymousPullEnabled: false
    dataEndpointEnabled: false
    zoneRedundancy: 'Enabled'
    policies: {
      exportPolicy: { status: 'disabled' }
      azureADAuthenticationAsArmPolicy: { status: 'disabled' }
      quarantinePolicy: { status: 'disabled' }
      trustPolicy: { status: 'disabled', type: 'Notary' }
      retentionPolicy: { status: 'enabled', days: 30 }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: registry
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the registry.')
output name string = registry.name

@description('Id of the registry.')
output resourceId string = registry.id

metadata description = 'An environment for container apps inside a virtual network, without a public address of its own.'

@description('Required. Name of the environment.')
param name string

@description('Optional. Region of the environment.')
param location string = resourceGroup().location

@description('Required. Id of the subnet that is given to the environment, at least a /27.')
param subnetResourceId string

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: location
  properties: {
    publicNetworkAccess: 'Disabled'
    vnetConfiguration: { infrastructureSubnetId: subnetResourceId, internal: true }
    // Logs by a diagnostic setting need no key of the workspace.
    appLogsConfiguration: empty(workspaceResourceId) ? null : { destination: 'azure-monitor' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    peerAuthentication: { mtls: { enabled: true } }
    peerTrafficConfiguration: { encryption: { enabled: true } }
    zoneRedundant: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: environment
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the environment.')
output name string = environment.name

@description('Id of the environment.')
output resourceId string = environment.id

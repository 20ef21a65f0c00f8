metadata description = 'A Log Analytics workspace and an Application Insights component, read and written over one private link scope.'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of the workspace.')
param location string = resourceGroup().location

@description('Optional. Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int = 30

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-workspace'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    publicNetworkAccessForIngestion: 'Disabled'
    publicNetworkAccessForQuery: 'Disabled'
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-component'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    publicNetworkAccessForIngestion: 'Disabled'
    publicNetworkAccessForQuery: 'Disabled'
    DisableLocalAuth: true
    DisableIpMasking: false
    ForceCustomerStorageForProfiler: false
  }
}

resource scope 'Microsoft.Insights/privateLinkScopes@2021-09-01' = {
  name: '${name}-monitor'
  location: 'global'
  properties: {
    accessModeSettings: { ingestionAccessMode: 'PrivateOnly', queryAccessMode: 'PrivateOnly', exclusions: [] }
  }
}

resource scopedWorkspace 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-09-01' = {
  parent: scope
  name: 'workspace'
  properties: { linkedResourceId: workspace.id }
}

resource scopedComponent 'Microsoft.Insights/privateLinkScopes/scopedResources@2021-09-01' = {
  parent: scope
  name: 'component'
  properties: { linkedResourceId: component.id }
  // One change of a scope at a time.
  dependsOn: [scopedWorkspace]
}

@description('Name of the private link scope.')
output name string = scope.name

@description('Id of the private link scope, which a private endpoint leads to.')
output resourceId string = scope.id

@description('Id of the workspace.')
output workspaceResourceId string = workspace.id

@description('Name of the component.')
output componentName string = component.name

@description('Id of the component.')
output componentResourceId string = component.id

@description('Connection string of the component; it opens nothing without an identity.')
output componentConnectionString string = component.properties.ConnectionString

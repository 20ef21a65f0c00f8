metadata description = 'Where logs and metrics of a tenant go: a workspace that only its virtual network reaches.'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Id of the virtual network.')
param virtualNetworkResourceId string

@description('Required. Id of the subnet for the private endpoint.')
param subnetResourceId string

@description('Required. Id of the zone of blob endpoints, which the workspace uses as well.')
param blobZoneResourceId string

module workspace 'workspace.bicep' = {
  params: { name: name, location: location }
}

module monitorZone 'private-dns-zone.bicep' = {
  params: { name: 'privatelink.monitor.azure.com', virtualNetworkResourceId: virtualNetworkResourceId }
}

module managementZone 'private-dns-zone.bicep' = {
  params: { name: 'privatelink.oms.opinsights.azure.com', virtualNetworkResourceId: virtualNetworkResourceId }
}

module dataZone 'private-dns-zone.bicep' = {
  params: { name: 'privatelink.ods.opinsights.azure.com', virtualNetworkResourceId: virtualNetworkResourceId }
}

module agentZone 'private-dns-zone.bicep' = {
  params: { name: 'privatelink.agentsvc.azure-automation.net', virtualNetworkResourceId: virtualNetworkResourceId }
}

module endpoint 'private-endpoint.bicep' = {
  params: {
    name: '${name}-monitor-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: workspace.outputs.resourceId
    groupId: 'azuremonitor'
    zones: [
      { privateDnsZoneId: monitorZone.outputs.resourceId }
      { privateDnsZoneId: managementZone.outputs.resourceId }
      { privateDnsZoneId: dataZone.outputs.resourceId }
      { privateDnsZoneId: agentZone.outputs.resourceId }
      { privateDnsZoneId: blobZoneResourceId }
    ]
  }
}

@description('Name of the private link scope.')
output name string = workspace.outputs.name

@description('Id of the private link scope.')
output resourceId string = workspace.outputs.resourceId

@description('Id of the workspace.')
output workspaceResourceId string = workspace.outputs.workspaceResourceId

@description('Name of the component.')
output componentName string = workspace.outputs.componentName

@description('Id of the component.')
output componentResourceId string = workspace.outputs.componentResourceId

@description('Connection string of the component; it opens nothing without an identity.')
output componentConnectionString string = workspace.outputs.componentConnectionString

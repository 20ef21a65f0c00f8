metadata description = 'The archiver: a container that writes every event to Parquet files, and the registry its image is in.'

@description('Required. Start of the names of what is made.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Name of the registry.')
param registryName string

@description('Required. Name and tag of the image in the registry; empty before it is there: then there is no app yet.')
param image string

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Name of the namespace that is read.')
param namespaceName string

@description('Required. Host name of that namespace.')
param namespaceHostName string

@description('Required. Name of the Event Hub that is read.')
param hubName string

@description('Required. Consumer group of the archiver.')
param consumerGroupName string

@description('Required. Name of the storage account of the archive.')
param accountName string

@description('Required. Container of the archive.')
param archiveContainer string

@description('Required. Container of partition ownership.')
param checkpointContainer string

@description('Required. Id of the subnet that is given to the container environment.')
param environmentSubnetResourceId string

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of container registries.')
param registriesZoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

var identityName = '${name}-archiver'
var identityId = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', identityName)

module identity '../modules/identity.bicep' = {
  params: { name: identityName, location: location }
}

module registry '../modules/registry.bicep' = {
  params: { name: registryName, location: location, workspaceResourceId: workspaceResourceId }
}

module registryEndpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${registryName}-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: registry.outputs.resourceId
    groupId: 'registry'
    zones: [{ privateDnsZoneId: registriesZoneResourceId }]
  }
}

module pulls '../modules/role-on-registry.bicep' = {
  params: {
    registryName: registryName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'AcrPull'
  }
  dependsOn: [registry]
}

module receives '../modules/role-on-event-hub.bicep' = {
  params: {
    namespaceName: namespaceName
    hubName: hubName
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Azure Event Hubs Data Receiver'
  }
}

module writesArchive '../modules/role-on-container.bicep' = {
  params: {
    accountName: accountName
    containerName: archiveContainer
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Storage Blob Data Contributor'
  }
}

module writesCheckpoints '../modules/role-on-container.bicep' = {
  params: {
    accountName: accountName
    containerName: checkpointContainer
    holderResourceId: identityId
    principalId: identity.outputs.principalId
    role: 'Storage Blob Data Contributor'
  }
}

module environment '../modules/container-environment.bicep' = {
  params: {
    name: '${name}-containers'
    location: location
    subnetResourceId: environmentSubnetResourceId
    workspaceResourceId: workspaceResourceId
  }
}

module app '../modules/container-app.bicep' = if (!empty(image)) {
  params: {
    name: '${name}-archiver'
    location: location
    environmentResourceId: environment.outputs.resourceId
    registryHost: '${registry.outputs.name}.azurecr.io'
    image: image
    identityResourceId: identity.outputs.resourceId
    variables: [
      { name: 'SLUICE_HUB_NAMESPACE', value: namespaceHostName }
      { name: 'SLUICE_HUB', value: hubName }
      { name: 'SLUICE_CONSUMER_GROUP', value: consumerGroupName }
      { name: 'SLUICE_ARCHIVE_URL', value: 'https://${accountName}.blob.${storageSuffix}' }
      { name: 'SLUICE_ARCHIVE_CONTAINER', value: archiveContainer }
      { name: 'SLUICE_CHECKPOINT_CONTAINER', value: checkpointContainer }
      { name: 'SLUICE_IDENTITY_CLIENT', value: identity.outputs.clientId }
    ]
  }
  // The image is pulled by role, over the endpoint.
  dependsOn: [registryEndpoint, pulls, receives, writesArchive, writesCheckpoints]
}

@description('Name of the registry.')
output registryName string = registry.outputs.name

@description('Id of the registry.')
output registryResourceId string = registry.outputs.resourceId

@description('Name of the container environment.')
output name string = environment.outputs.name

@description('Id of the container environment.')
output resourceId string = environment.outputs.resourceId

@description('Id of the archiver\'s identity.')
output identityResourceId string = identity.outputs.resourceId

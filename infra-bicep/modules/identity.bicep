metadata description = 'A user-assigned managed identity.'

@description('Required. Name of the identity.')
param name string

@description('Optional. Region of the identity.')
param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

@description('Name of the identity.')
output name string = identity.name

@description('Id of the identity.')
output resourceId string = identity.id

@description('Client id, by which an application names the identity.')
output clientId string = identity.properties.clientId

@description('Object id, which roles are given to.')
output principalId string = identity.properties.principalId

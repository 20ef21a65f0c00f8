metadata description = 'A role on a blob container, for one identity.'

@description('Required. Name of the storage account.')
param accountName string

@description('Required. Name of the container.')
param containerName string

@description('Required. Id of the identity that gets the role; part of the assignment\'s name.')
param holderResourceId string

@description('Required. Object id of that identity, in this tenant.')
param principalId string

@description('Required. Name of the role.')
param role 'Storage Blob Data Contributor'

var roles = {
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices@2025-06-01' existing = {
    name: 'default'

    resource container 'containers@2025-06-01' existing = {
      name: containerName
    }
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::container
  name: guid(account::blobs::container.id, holderResourceId, roles[role])
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
  }
}

@description('Name of the assignment.')
output name string = assignment.name

@description('Id of the assignment.')
output resourceId string = assignment.id

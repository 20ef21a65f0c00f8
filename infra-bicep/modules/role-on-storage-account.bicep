metadata description = 'A role on a storage account, for one identity.'

@description('Required. Name of the storage account.')
param accountName string

@description('Required. Id of the identity that gets the role; part of the assignment\'s name.')
param holderResourceId string

@description('Required. Object id of that identity, in this tenant.')
param principalId string

@description('Required. Name of the role.')
param role 'Storage Blob Data Owner' | 'Storage Table Data Contributor'

var roles = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, holderResourceId, roles[role])
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

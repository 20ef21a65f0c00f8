metadata description = 'A role on a key vault, for one identity.'

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Id of the identity that gets the role; part of the assignment\'s name.')
param holderResourceId string

@description('Required. Object id of that identity, in this tenant.')
param principalId string

@description('Required. Name of the role.')
param role 'Key Vault Secrets User'

var roles = {
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6'
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, holderResourceId, roles[role])
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

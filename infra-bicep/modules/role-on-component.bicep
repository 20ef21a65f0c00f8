metadata description = 'A role on an Application Insights component, for one identity.'

@description('Required. Name of the component.')
param componentName string

@description('Required. Id of the identity that gets the role; part of the assignment\'s name.')
param holderResourceId string

@description('Required. Object id of that identity, in this tenant.')
param principalId string

@description('Required. Name of the role.')
param role 'Monitoring Metrics Publisher'

var roles = {
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, holderResourceId, roles[role])
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

metadata description = 'A role on an Event Hub, for one identity.'

@description('Required. Name of the namespace.')
param namespaceName string

@description('Required. Name of the Event Hub.')
param hubName string

@description('Required. Id of the identity that gets the role; part of the assignment\'s name.')
param holderResourceId string

@description('Required. Object id of that identity, in this tenant.')
param principalId string

@description('Required. Name of the role.')
param role 'Azure Event Hubs Data Receiver' | 'Azure Event Hubs Data Sender'

var roles = {
  'Azure Event Hubs Data Receiver': 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
  'Azure Event Hubs Data Sender': '2b629674-e913-4c01-ae53-ef4638d8f975'
}

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName

  resource hub 'eventhubs@2026-01-01' existing = {
    name: hubName
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: namespace::hub
  name: guid(namespace::hub.id, holderResourceId, roles[role])
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

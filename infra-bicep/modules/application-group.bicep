metadata description = 'The clients of one identity or key of an Event Hubs namespace: throttled, and cut off by one switch.'

@description('Required. Name of the namespace, of tier Premium.')
param namespaceName string

@description('Required. Name of the group.')
param name string

@description('Required. Who belongs to it: AADAppID=... of an application, or EntitySASKeyName=... of a hub\'s key.')
param clientIdentifier string

@description('Optional. Whether the group may connect: the kill switch.')
param enabled bool = true

@description('Required. Most bytes a second that the group may send.')
param bytesPerSecond int

@description('Required. Most events a second that the group may send.')
param eventsPerSecond int

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource group 'Microsoft.EventHub/namespaces/applicationGroups@2026-01-01' = {
  parent: namespace
  name: name
  properties: {
    clientAppGroupIdentifier: clientIdentifier
    isEnabled: enabled
    policies: [
      {
        name: 'bytes'
        type: 'ThrottlingPolicy'
        metricId: 'IncomingBytes'
        rateLimitThreshold: bytesPerSecond
      }
      {
        name: 'events'
        type: 'ThrottlingPolicy'
        metricId: 'IncomingMessages'
        rateLimitThreshold: eventsPerSecond
      }
    ]
  }
}

@description('Name of the group.')
output name string = group.name

@description('Id of the group.')
output resourceId string = group.id

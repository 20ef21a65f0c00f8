metadata description = 'A container that runs once and takes no connections.'

@description('Required. Name of the app.')
param name string

@description('Optional. Region of the app.')
param location string = resourceGroup().location

@description('Required. Id of the environment.')
param environmentResourceId string

@description('Required. Host name of the registry.')
param registryHost string

@description('Required. Name and tag of the image in the registry.')
param image string

@description('Required. Id of the identity that pulls the image, and that the app works with.')
param identityResourceId string

@export()
@description('A variable of the app\'s environment.')
type variable = {
  @description('Name of the variable.')
  name: string

  @description('Its value.')
  value: string
}

@description('Required. Environment of the app.')
param variables variable[]

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityResourceId}': {} } }
  properties: {
    environmentId: environmentResourceId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: null
      registries: [{ server: registryHost, identity: identityResourceId }]
    }
    template: {
      // The app gives its partitions up within ten seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'app'
          image: '${registryHost}/${image}'
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: variables
        }
      ]
      scale: { minReplicas: 1, maxReplicas: 1 }
    }
  }
}

@description('Name of the app.')
output name string = app.name

@description('Id of the app.')
output resourceId string = app.id

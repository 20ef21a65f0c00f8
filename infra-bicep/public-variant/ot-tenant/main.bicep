metadata name = 'Sluice, OT tenant, public variant'
metadata description = 'The IoT Hub of the article\'s first figure. It is open to the internet, and sends over the internet, with a key of the other tenant.'

@description('Optional. Start of all names.')
@minLength(3)
@maxLength(10)
param prefix string = 'sluice'

@description('Optional. Region of all resources.')
param location string = resourceGroup().location

@description('Optional. Partitions of the built-in endpoint.')
param partitionCount int = 4

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' = {
  name: '${prefix}-public-${uniqueString(subscription().id, resourceGroup().id, prefix)}'
  location: location
  sku: { name: 'S1', capacity: 1 }
  properties: {
    publicNetworkAccess: 'Enabled'
    minTlsVersion: '1.2'
    disableLocalAuth: false
    authorizationPolicies: [{ keyName: 'service', rights: 'ServiceConnect' }]
    eventHubEndpoints: { events: { partitionCount: partitionCount, retentionTimeInDays: 1 } }
    // The route to the other tenant is made by the script route: a template would hold that tenant's key.
    routing: {
      fallbackRoute: {
        name: '$fallback'
        source: 'DeviceMessages'
        condition: 'true'
        endpointNames: ['events']
        isEnabled: true
      }
    }
  }
}

@description('Id of this tenant.')
output tenantId string = tenant().tenantId

@description('Name of the IoT Hub.')
output name string = hub.name

@description('Id of the IoT Hub.')
output resourceId string = hub.id

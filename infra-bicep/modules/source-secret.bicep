metadata description = 'The connection string of an IoT Hub\'s built-in endpoint, written into a vault and nowhere else.'

@description('Required. Name of the IoT Hub.')
param hubName string

@description('Required. Name of its policy with the right ServiceConnect.')
param policyName string

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Name of the secret.')
param name string

@description('Required. Until when the key should have been replaced, such as 2027-11-30T00:00:00Z.')
param replaceBefore string

resource hub 'Microsoft.Devices/IotHubs@2023-06-30' existing = {
  name: hubName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: name
  properties: {
    contentType: 'connection string'
    attributes: { enabled: true, exp: dateTimeToEpoch(replaceBefore) }
    value: 'Endpoint=${hub.properties.eventHubEndpoints.events.endpoint};SharedAccessKeyName=${policyName};SharedAccessKey=${listKeys('${hub.id}/iotHubKeys/${policyName}', '2023-06-30').primaryKey};EntityPath=${hub.properties.eventHubEndpoints.events.path}'
  }
}

@description('Name of the secret.')
output name string = secret.name

@description('Id of the secret.')
output resourceId string = secret.id

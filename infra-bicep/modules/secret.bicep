metadata description = 'A secret, written into a vault and nowhere else.'

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Name of the secret.')
param name string

@description('Required. The secret.')
@secure()
param value string

@description('Required. Until when the secret should have been replaced, such as 2027-11-30T00:00:00Z.')
param replaceBefore string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: name
  properties: {
    contentType: 'connection string'
    attributes: { enabled: true, exp: dateTimeToEpoch(replaceBefore) }
    value: value
  }
}

@description('Name of the secret.')
output name string = secret.name

@description('Id of the secret.')
output resourceId string = secret.id

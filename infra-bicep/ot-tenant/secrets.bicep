metadata description = 'What the bridge can not do without a key: written into a vault by the deployment, read by one identity.'

@description('Required. Name of the vault.')
param name string

@description('Optional. Region of what is made.')
param location string = resourceGroup().location

@description('Required. Whether the built-in endpoint of the IoT Hub is read, which takes nothing but a key.')
param readsBuiltin bool

@description('Required. Name of the IoT Hub.')
param hubName string

@description('Required. Name of its policy with the right ServiceConnect.')
param policyName string

@description('Required. Whether the bridge sends with a key.')
param sendsWithKey bool

@description('Required. Connection string of the target with that key; empty without one.')
@secure()
param targetConnection string

@description('Required. Until when the keys should have been replaced.')
param replaceBefore string

@description('Required. Id of the bridge\'s identity.')
param readerResourceId string

@description('Required. Object id of that identity.')
param readerPrincipalId string

@description('Required. Id of the subnet for private endpoints.')
param subnetResourceId string

@description('Required. Id of the zone of key vaults.')
param zoneResourceId string

@description('Required. Id of the Log Analytics workspace; empty without one.')
param workspaceResourceId string

module vault '../modules/key-vault.bicep' = {
  params: { name: name, location: location, workspaceResourceId: workspaceResourceId }
}

module source '../modules/source-secret.bicep' = if (readsBuiltin) {
  params: {
    hubName: hubName
    policyName: policyName
    vaultName: name
    name: 'source-hub'
    replaceBefore: replaceBefore
  }
  dependsOn: [vault]
}

module target '../modules/secret.bicep' = if (sendsWithKey) {
  params: { vaultName: name, name: 'target-hub', value: targetConnection, replaceBefore: replaceBefore }
  dependsOn: [vault]
}

module bridgeReads '../modules/role-on-key-vault.bicep' = {
  params: {
    vaultName: name
    holderResourceId: readerResourceId
    principalId: readerPrincipalId
    role: 'Key Vault Secrets User'
  }
  dependsOn: [vault]
}

module endpoint '../modules/private-endpoint.bicep' = {
  params: {
    name: '${name}-endpoint'
    location: location
    subnetResourceId: subnetResourceId
    targetResourceId: vault.outputs.resourceId
    groupId: 'vault'
    zones: [{ privateDnsZoneId: zoneResourceId }]
  }
}

@description('Name of the vault.')
output name string = vault.outputs.name

@description('Id of the vault.')
output resourceId string = vault.outputs.resourceId

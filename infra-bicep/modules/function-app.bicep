metadata description = 'A Java function app inside a virtual network: no public access, no key, package and state in its host\'s account.'

@description('Required. Name of the app.')
param name string

@description('Optional. Region of the app.')
param location string = resourceGroup().location

@description('Required. flex: Flex Consumption; premium: Elastic Premium.')
param hosting 'flex' | 'premium'

@description('Required. Id of the subnet that is given to the app.')
param subnetResourceId string

@description('Required. Id of the identity that the app reads its package, its host\'s account and the vault with.')
param identityResourceId string

@description('Required. Client id of that identity.')
param identityClientId string

@description('Required. Name of the host\'s storage account.')
param hostAccountName string

@description('Required. Suffix of storage endpoints in this cloud.')
param storageSuffix string

@description('Required. Container of the package in that account.')
param packageContainer string

@description('Required. Name of the function that always has an instance.')
param alwaysReadyFunction string

@description('Required. Most instances; more than the source has partitions have nothing to do.')
param maximumInstanceCount int

@export()
@description('A setting of the app.')
type setting = {
  @description('Name of the environment variable.')
  name: string

  @description('Its value; a secret is a reference to Key Vault.')
  value: string
}

@description('Required. Settings of the app besides those of its host.')
param settings setting[]

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

@description('Optional. Connection string of the Application Insights component; it opens nothing without the identity.')
param componentConnectionString string = ''

var packages = 'https://${hostAccountName}.blob.${storageSuffix}/${packageContainer}'

var hostSettings = [
  { name: 'AzureWebJobsStorage__accountName', value: hostAccountName }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  // Lets Java use its second compiler, too.
  { name: 'languageWorkers__java__arguments', value: '-XX:TieredStopAtLevel=4' }
]

var telemetrySettings = empty(workspaceResourceId)
  ? []
  : [
      { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: componentConnectionString }
      {
        name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
        value: 'ClientId=${identityClientId};Authorization=AAD'
      }
    ]

// A package by its URL needs no file share, and so no key of the account.
var premiumSettings = hosting == 'flex'
  ? []
  : [
      { name: 'FUNCTIONS_EXTENSION_VERSION', value: '~4' }
      { name: 'FUNCTIONS_WORKER_RUNTIME', value: 'java' }
      { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '${packages}/released-package.zip' }
      { name: 'WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID', value: identityResourceId }
    ]

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${name}-plan'
  location: location
  kind: hosting == 'flex' ? 'functionapp' : 'elastic'
  sku: hosting == 'flex' ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'EP1', tier: 'ElasticPremium' }
  properties: union(
    { reserved: true, zoneRedundant: false },
    hosting == 'flex' ? {} : { elasticScaleEnabled: true, maximumElasticWorkerCount: maximumInstanceCount }
  )
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityResourceId}': {} } }
  properties: {
    serverFarmId: plan.id
    reserved: true
    publicNetworkAccess: 'Disabled'
    httpsOnly: true
    endToEndEncryptionEnabled: true
    clientCertEnabled: false
    storageAccountRequired: false
    keyVaultReferenceIdentity: identityResourceId
    virtualNetworkSubnetId: subnetResourceId
    outboundVnetRouting: {
      // Everything that can leave by the network does; allTraffic would take tokens along that never leave the host.
      allTraffic: false
      applicationTraffic: true
      contentShareTraffic: true
      imagePullTraffic: true
      backupRestoreTraffic: true
    }
    functionAppConfig: hosting == 'flex'
      ? {
          runtime: { name: 'java', version: '21' }
          deployment: {
            storage: {
              type: 'blobContainer'
              value: packages
              authentication: {
                type: 'UserAssignedIdentity'
                userAssignedIdentityResourceId: identityResourceId
              }
            }
          }
          scaleAndConcurrency: {
            instanceMemoryMB: 2048
            maximumInstanceCount: maximumInstanceCount
            alwaysReady: [{ name: 'function:${alwaysReadyFunction}', instanceCount: 1 }]
          }
        }
      : null
    siteConfig: union(
      {
        minTlsVersion: '1.2'
        scmMinTlsVersion: '1.2'
        ftpsState: 'Disabled'
        http20Enabled: true
        remoteDebuggingEnabled: false
        webSocketsEnabled: false
        ipSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsUseMain: false
        cors: { allowedOrigins: [], supportCredentials: false }
        appSettings: concat(hostSettings, telemetrySettings, premiumSettings, settings)
      },
      hosting == 'flex'
        ? {}
        : {
            linuxFxVersion: 'Java|21'
            minimumElasticInstanceCount: 1
            functionAppScaleLimit: maximumInstanceCount
            // Else the scale controller, outside of the network, sees no backlog.
            functionsRuntimeScaleMonitoringEnabled: true
          }
    )
  }
}

resource filePublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource codePublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: app
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the app.')
output name string = app.name

@description('Id of the app.')
output resourceId string = app.id

@description('Host name of the app, to be reached over its private endpoint.')
output hostName string = app.properties.defaultHostName

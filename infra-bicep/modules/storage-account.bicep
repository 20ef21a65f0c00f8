metadata description = 'A storage account behind its firewall, opened by role only.'

@description('Required. Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Optional. Region of the account.')
param location string = resourceGroup().location

@description('Optional. Containers of the account.')
param containers string[] = []

@description('Optional. Days for which deleted blobs and containers can be restored; without it, not at all.')
@minValue(1)
@maxValue(365)
param restoreDays int?

@description('''Optional. Whether trusted services of this tenant write into the account. Then public access is Enabled, behind
a firewall that denies everything and has no rules: the bypass of trusted services needs that.''')
param writtenByTrustedServices bool = false

@description('Optional. Id of the Log Analytics workspace for logs and metrics; none without it.')
param workspaceResourceId string = ''

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    publicNetworkAccess: writtenByTrustedServices ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: []
      virtualNetworkRules: []
      resourceAccessRules: []
    }
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    allowedCopyScope: 'PrivateLink'
    isLocalUserEnabled: false
    isSftpEnabled: false
    isNfsV3Enabled: false
    isHnsEnabled: false
    sasPolicy: { sasExpirationPeriod: '0.01:00:00', expirationAction: 'Block' }
    keyPolicy: { keyExpirationPeriodInDays: 90 }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        file: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: restoreDays == null ? { enabled: false } : { enabled: true, days: restoreDays }
    containerDeleteRetentionPolicy: restoreDays == null ? { enabled: false } : { enabled: true, days: restoreDays }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {}
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: blobs
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceResourceId)) {
  scope: tables
  name: 'workspace'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

@description('Name of the account.')
output name string = account.name

@description('Id of the account.')
output resourceId string = account.id

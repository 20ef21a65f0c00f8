metadata description = 'Settings of the bridge, as its README describes them.'

import { setting } from '../modules/function-app.bicep'

@export()
@description('Settings of what the bridge reads.')
func sourceSettings(hub string, eventHub string, group string, retentionDays int) setting[] => [
  { name: 'SourceHubName', value: eventHub }
  { name: 'SourceConsumerGroup', value: group }
  { name: 'SLUICE_SOURCE_NAME', value: hub }
  { name: 'SLUICE_SOURCE_RETENTION', value: '${retentionDays}d' }
]

@export()
@description('A source that takes nothing but a key: the vault holds it.')
func builtinSettings(vault string) setting[] => [
  { name: 'SLUICE_SOURCE_MODE', value: 'builtin' }
  { name: 'SourceHub', value: '@Microsoft.KeyVault(VaultName=${vault};SecretName=source-hub)' }
]

@export()
@description('A source that is read by identity.')
func routedSettings(host string, client string) setting[] => [
  { name: 'SLUICE_SOURCE_MODE', value: 'routed' }
  { name: 'SourceHub__fullyQualifiedNamespace', value: host }
  { name: 'SourceHub__credential', value: 'managedidentity' }
  { name: 'SourceHub__clientId', value: client }
]

@export()
@description('Who the bridge is to the other tenant.')
func federatedSettings(targetTenant string, application string, client string) setting[] => [
  { name: 'SLUICE_TARGET_TENANT', value: targetTenant }
  { name: 'SLUICE_TARGET_APPLICATION', value: application }
  { name: 'SLUICE_IDENTITY_CLIENT', value: client }
]

@export()
@description('An Event Hub of the other tenant, by the bridge\'s identity.')
func federatedHubSettings(host string, eventHub string) setting[] => [
  { name: 'SLUICE_TARGET_MODE', value: 'federated' }
  { name: 'SLUICE_TARGET_NAMESPACE', value: host }
  { name: 'SLUICE_TARGET_HUB', value: eventHub }
]

@export()
@description('An Event Hub of the other tenant, by a key in the vault.')
func keyedHubSettings(vault string, eventHub string) setting[] => [
  { name: 'SLUICE_TARGET_MODE', value: 'sas' }
  { name: 'SLUICE_TARGET_CONNECTION', value: '@Microsoft.KeyVault(VaultName=${vault};SecretName=target-hub)' }
  { name: 'SLUICE_TARGET_HUB', value: eventHub }
]

@export()
@description('A container of the other tenant. A batch becomes a blob, so a batch waits for more events.')
func containerSettings(host string, container string) setting[] => [
  { name: 'SLUICE_TARGET_MODE', value: 'blob' }
  { name: 'SLUICE_TARGET_STORAGE_URL', value: 'https://${host}' }
  { name: 'SLUICE_TARGET_CONTAINER', value: container }
  { name: 'AzureFunctionsJobHost__extensions__eventHubs__minEventBatchSize', value: '256' }
  { name: 'AzureFunctionsJobHost__extensions__eventHubs__maxWaitTime', value: '00:01:00' }
]

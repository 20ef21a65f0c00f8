metadata description = 'Whom alerts are sent to.'

@description('Required. Name of the group.')
param name string

@description('Required. Name of the group in messages.')
@maxLength(12)
param shortName string

@description('Optional. Addresses that get a mail; alerts without one are only seen in the portal.')
param mailAddresses string[] = []

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: shortName
    enabled: true
    emailReceivers: [
      for (address, index) in mailAddresses: {
        name: 'mail-${index}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

@description('Name of the group.')
output name string = group.name

@description('Id of the group.')
output resourceId string = group.id

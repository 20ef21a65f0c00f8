metadata description = 'A workbook: the metrics of one tenant on one page.'

@description('Required. Name that is shown.')
param displayName string

@description('Optional. Region of the workbook.')
param location string = resourceGroup().location

@description('Required. Content of the workbook.')
param content string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, displayName)
  location: location
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    sourceId: 'azure monitor'
    version: 'Notebook/1.0'
    serializedData: content
  }
}

@description('Name of the workbook.')
output name string = workbook.name

@description('Id of the workbook.')
output resourceId string = workbook.id

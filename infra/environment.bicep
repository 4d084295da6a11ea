import { name } from 'names.bicep'

@description('Days that logs are kept.')
param logDays int

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: resourceGroup().location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: resourceGroup().location
  properties: {
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

@description('What the addresses of the services end with.')
output defaultDomain string = environment.properties.defaultDomain

import { uniqueName } from 'names.bicep'

@description('Throughput units.')
param units int

@description('The topics: an event hub each.')
param topics string[] = ['sales.v1', 'inventory.v1', 'catalog.v1', 'engagement.v1']

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: uniqueName(resourceGroup().id)
  location: resourceGroup().location
  sku: { name: 'Standard', tier: 'Standard', capacity: units }
  properties: {
    kafkaEnabled: true
    minimumTlsVersion: '1.2'
  }

  // Kafka's clients sign in to the namespace, not to one hub.
  resource services 'authorizationRules' = {
    name: 'services'
    properties: { rights: ['Listen', 'Send'] }
  }
}

resource hubs 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = [
  for topic in topics: {
    parent: namespace
    name: topic
    properties: {
      partitionCount: 4
      retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: 168 }
    }
  }
]

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: uniqueName(resourceGroup().id)

  resource address 'secrets' = {
    name: 'kafka'
    properties: { value: '${namespace.name}.servicebus.windows.net:9093' }
  }

  resource user 'secrets' = {
    name: 'kafka-user'
    properties: { value: '$ConnectionString' }
  }

  resource password 'secrets' = {
    name: 'kafka-password'
    properties: { value: namespace::services.listKeys().primaryConnectionString }
  }
}

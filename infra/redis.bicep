import { uniqueName } from 'names.bicep'

@description('Size.')
param sku string

resource redis 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: uniqueName(resourceGroup().id)
  location: resourceGroup().location
  sku: { name: sku }
  properties: {
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
  }

  resource database 'databases' = {
    name: 'default'
    properties: {
      port: 10000
      clientProtocol: 'Encrypted'
      clusteringPolicy: 'EnterpriseCluster' // one address, and messages reach whoever listens on any node
      evictionPolicy: 'VolatileLRU'
      accessKeysAuthentication: 'Enabled'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: uniqueName(resourceGroup().id)

  resource cache 'secrets' = {
    name: 'cache'
    properties: {
      value: '${redis.properties.hostName}:10000,password=${redis::database.listKeys().primaryKey},ssl=true'
    }
  }
}

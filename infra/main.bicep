// What the services stand on: `azd provision` deploys it. The services themselves are the .bicepparam files, which
// `azd deploy` deploys together with their images.
targetScope = 'subscription'

@description('Name of the azd environment: part of the resource group\'s name, and a tag of it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of everything.')
param location string

@description('Who deploys: may read the secrets in the vault, so that the next run keeps them.')
param principalId string

@description('Size of the database server.')
param postgresSku string = 'Standard_B2s'

@description('Kind of that size.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param postgresTier string = 'Burstable'

@description('Disk of the database server in GB; it grows by itself from there.')
param postgresStorageGb int = 32

@description('Days that the database server\'s own backups are kept.')
@minValue(7)
@maxValue(35)
param postgresBackupDays int = 14

@description('Size of the Redis.')
param redisSku string = 'Balanced_B0'

@description('Throughput units of the Event Hubs namespace: 1 MB in and 2 MB out per second each.')
@minValue(1)
@maxValue(40)
param eventHubsUnits int = 1

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Password of the owner of the database.')
@secure()
param postgresPassword string

@description('Password of the database role of ingestion.')
@secure()
param ingestionPassword string

@description('Password of the database role of forecast.')
@secure()
param forecastPassword string

@description('Password of the database role of analytics.')
@secure()
param analyticsPassword string

@description('Password of the database role of gateway.')
@secure()
param gatewayPassword string

@description('Password of the account by which the simulator signs in.')
@secure()
param simulatorAccount string

@description('What the gateway seals its keys under. Lost, everyone has to sign in again.')
@secure()
param keySecret string

@description('Never given: makes a new key secret as long as the gateway wants it.')
@secure()
param keySecretEnding string = newGuid()

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: { 'azd-env-name': environmentName }
}

module identity 'identity.bicep' = {
  scope: group
}

module registry 'registry.bicep' = {
  scope: group
  params: { reader: identity.outputs.principalId }
}

module keyVault 'keyvault.bicep' = {
  scope: group
  params: {
    services: identity.outputs.principalId
    deployer: principalId
    secrets: {
      'postgres-password': postgresPassword
      'ingestion-password': ingestionPassword
      'forecast-password': forecastPassword
      'analytics-password': analyticsPassword
      'gateway-password': gatewayPassword
      'simulator-account': simulatorAccount
      'key-secret': length(keySecret) < 22 ? '${keySecret}${keySecretEnding}' : keySecret
    }
  }
}

module environment 'environment.bicep' = {
  scope: group
  params: { logDays: logDays }
}

module postgres 'postgres.bicep' = {
  scope: group
  params: {
    sku: postgresSku
    tier: postgresTier
    storageGb: postgresStorageGb
    backupDays: postgresBackupDays
    ownerPassword: postgresPassword
    rolePasswords: {
      ingestion: ingestionPassword
      forecast: forecastPassword
      analytics: analyticsPassword
      gateway: gatewayPassword
    }
  }
  dependsOn: [keyVault]
}

module redis 'redis.bicep' = {
  scope: group
  params: { sku: redisSku }
  dependsOn: [keyVault]
}

module eventHubs 'eventhubs.bicep' = {
  scope: group
  params: { units: eventHubsUnits }
  dependsOn: [keyVault]
}

@description('Where azd deploys the services.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Where azd pushes their images.')
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer

@description('Where azd finds the passwords that it made at the first run.')
output AZURE_KEY_VAULT_NAME string = keyVault.outputs.name

@description('What the addresses of the services end with.')
output AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN string = environment.outputs.defaultDomain

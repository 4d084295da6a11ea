import { uniqueName } from 'names.bicep'

@description('Size of the server.')
param sku string

@description('Kind of that size.')
param tier string

@description('Disk in GB.')
param storageGb int

@description('Days that backups are kept.')
param backupDays int

@description('Password of the owner, who makes roles and schemas.')
@secure()
param ownerPassword string

@description('Passwords of the roles of services, which the migrations make.')
@secure()
param rolePasswords { ingestion: string, forecast: string, analytics: string, gateway: string }

var owner = 'bizpulse_owner'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: uniqueName(resourceGroup().id)
  location: resourceGroup().location
  sku: { name: sku, tier: tier }
  properties: {
    version: '18'
    administratorLogin: owner
    administratorLoginPassword: ownerPassword
    authConfig: { passwordAuth: 'Enabled', activeDirectoryAuth: 'Disabled' }
    storage: { storageSizeGB: storageGb, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays }
    network: { publicNetworkAccess: 'Enabled' }
  }

  resource database 'databases' = {
    name: 'bizpulse'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }

  // Addresses of Azure, the container apps' among them.
  resource fromAzure 'firewallRules' = {
    name: 'azure'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

// Passwords are letters and digits: nothing in them needs quotes.
var address = 'Host=${server.properties.fullyQualifiedDomainName};Database=bizpulse;SSL Mode=VerifyFull'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: uniqueName(resourceGroup().id)

  resource ofOwner 'secrets' = {
    name: 'bizpulse'
    properties: { value: '${address};Username=${owner};Password=${ownerPassword}' }
  }

  resource ofRoles 'secrets' = [
    for role in ['ingestion', 'forecast', 'analytics', 'gateway']: {
      name: '${role}-database'
      properties: { value: '${address};Username=bizpulse_${role};Password=${rolePasswords[role]}' }
    }
  ]
}

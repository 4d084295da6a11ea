import { uniqueName } from 'names.bicep'

@description('The identity of the services, which reads secrets.')
param services string

@description('Who deploys, and reads secrets to keep them.')
param deployer string

@description('What the database, the gateway and the simulator know, by its name in the AppHost.')
@secure()
param secrets {
  'postgres-password': string
  'ingestion-password': string
  'forecast-password': string
  'analytics-password': string
  'gateway-password': string
  'simulator-account': string
  'key-secret': string
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: uniqueName(resourceGroup().id)
  location: resourceGroup().location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
  }
}

resource written 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [
  for name in [
    'postgres-password'
    'ingestion-password'
    'forecast-password'
    'analytics-password'
    'gateway-password'
    'simulator-account'
    'key-secret'
  ]: {
    parent: vault
    name: name
    properties: { value: secrets[name] }
  }
]

var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource servicesRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, services, secretsUser)
  properties: {
    principalId: services
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource deployerReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, deployer, secretsUser)
  properties: {
    principalId: deployer // a person or a pipeline
    roleDefinitionId: secretsUser
  }
}

@description('What azd and the other modules find it by.')
output name string = vault.name

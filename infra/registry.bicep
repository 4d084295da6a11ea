import { uniqueName } from 'names.bicep'

@description('Who may pull images.')
param reader string

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: replace(uniqueName(resourceGroup().id), '-', '')
  location: resourceGroup().location
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, reader, acrPull)
  properties: {
    principalId: reader
    principalType: 'ServicePrincipal'
    roleDefinitionId: acrPull
  }
}

@description('The first part of every image\'s name.')
output loginServer string = registry.properties.loginServer

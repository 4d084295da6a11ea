import { name as ours, uniqueName } from 'names.bicep'

@description('The service, as azure.yaml and the AppHost call it.')
param name string

@description('Its image, in our registry.')
param image string

@description('Environment variables and their values.')
param settings { *: string }

@description('Environment variables and the names of the secrets that are their values.')
param settingsFromVault { *: string }

@description('Whether the world reaches it, not only its neighbours.')
param external bool = false

@description('Processors of a copy.')
param cpu string = '0.5'

@description('Memory of a copy: twice as many Gi as processors.')
param memory string = '1Gi'

@description('Copies that are always there.')
@minValue(1)
param minReplicas int = 1

@description('Copies at most.')
param maxReplicas int = 3

@description('Requests at the same time that ask for one more copy.')
param requestsPerReplica int = 50

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: ours
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: ours
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: uniqueName(resourceGroup().id)
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: resourceGroup().location
  tags: { 'azd-service-name': name }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: external, targetPort: 8080, transport: 'http' }
      registries: [{ server: split(image, '/')[0], identity: identity.id }]
      secrets: [
        for secret in union(map(items(settingsFromVault), one => one.value), []): {
          name: secret
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret}'
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: name
          image: image
          env: concat(
            map(items(settings), one => { name: one.key, value: one.value }),
            map(items(settingsFromVault), one => { name: one.key, secretRef: one.value })
          )
          probes: loadJsonContent('probes.json')
          resources: { cpu: json(cpu), memory: memory }
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: string(requestsPerReplica) } } }]
      }
    }
  }
}

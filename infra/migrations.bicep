import { name as ours, uniqueName } from 'names.bicep'

// A job: infra/migrate.sh starts it at each release and waits for its end.
var name = 'migrations'

@description('Its image, in our registry.')
param image string

@description('Environment variables and their values.')
param settings { *: string }

@description('Environment variables and the names of the secrets that are their values.')
param settingsFromVault { *: string }

@description('Seconds that it may take.')
param timeout int = 900

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: ours
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: ours
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: uniqueName(resourceGroup().id)
}

resource job 'Microsoft.App/jobs@2025-07-01' = {
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
      triggerType: 'Manual'
      manualTriggerConfig: {}
      replicaTimeout: timeout
      replicaRetryLimit: 0 // what failed should be looked at, and the release ends with it
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
          resources: { cpu: json('0.5'), memory: '1Gi' }
        }
      ]
    }
  }
}

import { name } from 'names.bicep'

// Who every service is to the registry and the vault.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: resourceGroup().location
}

@description('Whom roles are given to.')
output principalId string = identity.properties.principalId

using 'service.bicep'

import { gatewayAddress, serviceSecrets, serviceSettings } from 'settings.bicep'

var domain = readEnvironmentVariable('AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN')

// Deployed only for a demonstration: azure.yaml says when.
param name = 'simulator'
param image = readEnvironmentVariable('SERVICE_SIMULATOR_IMAGE_NAME')
param settings = {
  ...serviceSettings
  Simulator__Mode: 'Both'
  services__gateway__http__0: gatewayAddress(domain)
}
param settingsFromVault = {
  ...serviceSecrets
  Simulator__Password: 'simulator-account'
}
param maxReplicas = 1

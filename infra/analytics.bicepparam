using 'service.bicep'

import { gatewayAddress, serviceSecrets, serviceSettings } from 'settings.bicep'

var domain = readEnvironmentVariable('AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN')

param name = 'analytics'
param image = readEnvironmentVariable('SERVICE_ANALYTICS_IMAGE_NAME')
param settings = {
  ...serviceSettings
  services__gateway__http__0: gatewayAddress(domain)
}
param settingsFromVault = {
  ...serviceSecrets
  ConnectionStrings__bizpulse: 'analytics-database'
}

using 'service.bicep'

import { address, serviceSecrets, serviceSettings } from 'settings.bicep'

var domain = readEnvironmentVariable('AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN')

param name = 'gateway'
param image = readEnvironmentVariable('SERVICE_GATEWAY_IMAGE_NAME')
param settings = {
  ...serviceSettings
  BIZPULSE_BIND: '0.0.0.0'
  services__ingestion__http__0: address('ingestion', domain)
  services__forecast__http__0: address('forecast', domain)
  services__analytics__http__0: address('analytics', domain)
  services__simulator__http__0: address('simulator', domain)
}
param settingsFromVault = {
  ...serviceSecrets
  ConnectionStrings__bizpulse: 'gateway-database'
  BizPulse__KeySecret: 'key-secret'
  BizPulse__SimulatorPassword: 'simulator-account'
}
param external = true

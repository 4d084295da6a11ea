using 'migrations.bicep'

import { programSettings } from 'settings.bicep'

param image = readEnvironmentVariable('SERVICE_MIGRATIONS_IMAGE_NAME')
param settings = programSettings
param settingsFromVault = {
  ConnectionStrings__bizpulse: 'bizpulse'
  Roles__ingestion: 'ingestion-password'
  Roles__forecast: 'forecast-password'
  Roles__analytics: 'analytics-password'
  Roles__gateway: 'gateway-password'
}

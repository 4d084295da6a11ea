// What programs are told by environment variables: settings are plain, secrets are names of secrets in the vault.

@description('Settings of every program.')
@export()
var programSettings = { OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY: 'in_memory' }

@description('Settings of every service.')
@export()
var serviceSettings = {
  ...programSettings
  HTTP_PORTS: '8080'
  ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
  DOTNET_ENVIRONMENT: 'Production'
  Aspire__Confluent__Kafka__Producer__Config__CompressionType: 'None'
  Aspire__Confluent__Kafka__Producer__Config__SecurityProtocol: 'SaslSsl'
  Aspire__Confluent__Kafka__Producer__Config__SaslMechanism: 'Plain'
  Aspire__Confluent__Kafka__Consumer__Config__SecurityProtocol: 'SaslSsl'
  Aspire__Confluent__Kafka__Consumer__Config__SaslMechanism: 'Plain'
}

@description('Secrets of every service.')
@export()
var serviceSecrets = {
  ConnectionStrings__kafka: 'kafka'
  Aspire__Confluent__Kafka__Producer__Config__SaslUsername: 'kafka-user'
  Aspire__Confluent__Kafka__Producer__Config__SaslPassword: 'kafka-password'
  Aspire__Confluent__Kafka__Consumer__Config__SaslUsername: 'kafka-user'
  Aspire__Confluent__Kafka__Consumer__Config__SaslPassword: 'kafka-password'
  ConnectionStrings__cache: 'cache'
}

@description('The address of the gateway, which the world may use too.')
@export()
func gatewayAddress(domain string) string => 'https://gateway.${domain}'

@description('The address of any other service, for its neighbours alone.')
@export()
func address(service string, domain string) string => 'https://${service}.internal.${domain}'

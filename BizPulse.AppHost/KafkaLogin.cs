namespace BizPulse.AppHost;

/// <summary>
/// How services sign in to a Kafka that is not ours: SASL over TLS, as Event Hubs and Confluent want it.
/// </summary>
internal sealed record KafkaLogin(
    IResourceBuilder<ParameterResource> User, IResourceBuilder<ParameterResource> Password);

internal static class KafkaLoginExtensions
{
    private static readonly string[] _clients = ["Producer", "Consumer"];

    internal static IResourceBuilder<ProjectResource> WithKafkaLogin(
        this IResourceBuilder<ProjectResource> service, KafkaLogin? login)
    {
        if (login is null)
            return service;
        // Event Hubs takes no LZ4
        service.WithEnvironment("Aspire__Confluent__Kafka__Producer__Config__CompressionType", "None");
        foreach (var client in _clients)
        {
            var config = $"Aspire__Confluent__Kafka__{client}__Config__";
            service
                .WithEnvironment(config + "SecurityProtocol", "SaslSsl")
                .WithEnvironment(config + "SaslMechanism", "Plain")
                .WithEnvironment(config + "SaslUsername", login.User)
                .WithEnvironment(config + "SaslPassword", login.Password);
        }
        return service;
    }
}

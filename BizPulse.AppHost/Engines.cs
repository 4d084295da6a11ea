namespace BizPulse.AppHost;

/// <summary>Kafka, Postgres and Redis, wherever they come from.</summary>
/// <param name="DatabaseAddress">The connection string of the database without user and password.</param>
/// <param name="KafkaLogin">What a Kafka outside of this composition asks for; null where it is part of it.</param>
internal sealed record Engines(
    IResourceBuilder<IResourceWithConnectionString> Kafka,
    IResourceBuilder<IResourceWithConnectionString> Database,
    ReferenceExpression DatabaseAddress,
    IResourceBuilder<IResourceWithConnectionString> Cache,
    KafkaLogin? KafkaLogin = null)
{
    internal static Engines Add(IDistributedApplicationBuilder builder) => Cloud.AddEngines(builder) ?? AddHere(builder);

    private static Engines AddHere(IDistributedApplicationBuilder builder)
    {
        var kafka = builder.AddKafka("kafka").WithDataVolume();
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        var database = postgres.AddDatabase("bizpulse");
        var cache = builder.AddRedis("cache");

        var server = postgres.Resource.PrimaryEndpoint;
        var address = ReferenceExpression.Create(
            $"Host={server.Property(EndpointProperty.Host)};Port={server.Property(EndpointProperty.Port)};Database=bizpulse");
        return new Engines(kafka, database, address, cache);
    }
}

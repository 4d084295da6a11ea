using BizPulse.Engines;
using BizPulse.Hosting;
using Microsoft.Extensions.Configuration;

namespace BizPulse.AppHost;

/// <summary>Kafka, Postgres and Redis, wherever they come from: services see the same names.</summary>
/// <param name="DatabaseAddress">The connection string of the database without user and password.</param>
/// <param name="KafkaLogin">What a Kafka outside of this composition asks for; null where it is part of it.</param>
internal sealed record Engines(
    IResourceBuilder<IResourceWithConnectionString> Kafka,
    IResourceBuilder<IResourceWithConnectionString> Database,
    ReferenceExpression DatabaseAddress,
    IResourceBuilder<IResourceWithConnectionString> Cache,
    KafkaLogin? KafkaLogin = null)
{
    private const string DatabaseName = "bizpulse";

    /// <summary>
    /// Processes of this machine, or containers with <c>BizPulse:Engines=containers</c>; a deployment brings its own.
    /// </summary>
    internal static Engines Add(IDistributedApplicationBuilder builder, Home home)
    {
        if (builder.ExecutionContext.IsPublishMode)
            return OfDeployment(builder);
        return builder.Configuration.GetValue("BizPulse:Engines", "processes") switch
        {
            "processes" => AsProcesses(builder, home),
            "containers" => AsContainers(builder),
            var other => throw new EngineException(
                $"BizPulse:Engines is '{other}'; it can be 'processes' or 'containers'."),
        };
    }

    private static Engines AsProcesses(IDistributedApplicationBuilder builder, Home home)
    {
        var kafka = builder.AddLocalKafka("kafka", home);
        var database = builder.AddLocalPostgres("postgres", DatabaseName, home);
        var cache = builder.AddLocalRedis("cache", home);
        return new Engines(kafka, database, AddressOn(database.Resource.Parent.PrimaryEndpoint), cache);
    }

    private static Engines AsContainers(IDistributedApplicationBuilder builder)
    {
        var kafka = KafkaContainer.Add(builder, "kafka");
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        var cache = builder.AddRedis("cache");
        return new Engines(
            kafka, postgres.AddDatabase(DatabaseName), AddressOn(postgres.Resource.PrimaryEndpoint), cache);
    }

    private static Engines OfDeployment(IDistributedApplicationBuilder builder)
    {
        return new Engines(
            Connection("kafka", "Bootstrap servers of Kafka: host:port. They are asked for SASL PLAIN over TLS."),
            Connection(DatabaseName, "The database as its owner: Host=…;Database=…;Username=…;Password=…"),
            ReferenceExpression.Create($"{Parameter("database-address", "The same without user and password.")}"),
            Connection("cache", "Redis: host:port,password=…,ssl=true"),
            new KafkaLogin(
                Parameter("kafka-user", "User of Kafka; for Event Hubs $ConnectionString."),
                Parameter("kafka-password", "Password of Kafka; for Event Hubs the namespace's connection string.")));

        IResourceBuilder<ParameterResource> Parameter(string name, string description) =>
            builder.AddParameter(name, secret: true).WithDescription(description);

        IResourceBuilder<IResourceWithConnectionString> Connection(string name, string description)
        {
            var connection = builder.AddConnectionString(name);
            builder.CreateResourceBuilder((ParameterResource)connection.Resource).WithDescription(description);
            return connection;
        }
    }

    private static ReferenceExpression AddressOn(EndpointReference server) => ReferenceExpression.Create(
        $"Host={server.Property(EndpointProperty.Host)};Port={server.Property(EndpointProperty.Port)};Database={DatabaseName}");
}

using Aspire.Hosting.Azure;

namespace BizPulse.AppHost;

/// <summary>
/// BizPulse on Azure Container Apps. Compiled with Engine=aspire only, and of effect only when published: a local run of Aspire
/// uses containers.
/// </summary>
internal static partial class Cloud
{
    static partial void Add(IDistributedApplicationBuilder builder, ref Engines? engines)
    {
        if (!builder.ExecutionContext.IsPublishMode)
            return;

        builder.AddAzureContainerAppEnvironment("bizpulse-environment");

        var (kafka, kafkaLogin) = AddKafka(builder);
        var postgres = builder.AddAzurePostgresFlexibleServer("postgres").WithPasswordAuthentication();
        var database = postgres.AddDatabase("bizpulse");
        var cache = builder.AddAzureManagedRedis("cache").WithAccessKeyAuthentication();

        var address = ReferenceExpression.Create($"Host={postgres.Resource.HostName};Database=bizpulse;SSL Mode=Require");
        engines = new Engines(kafka, database, address, cache, kafkaLogin);
    }

    // Azure manages no Kafka. One that is run elsewhere (Event Hubs, Confluent) comes by connection string and signs us in by SASL; a broker
    // in a container is for trying out: one replica, and what it holds goes with it.
    private static (IResourceBuilder<IResourceWithConnectionString> Kafka, KafkaLogin? Login) AddKafka(IDistributedApplicationBuilder builder) =>
        builder.Configuration["BizPulse:Kafka"] == "container"
            ? (builder.AddKafka("kafka").PublishAsAzureContainerApp((_, app) => (app.Template.Scale.MinReplicas, app.Template.Scale.MaxReplicas) = (1, 1)), null)
            : (builder.AddConnectionString("kafka"), new KafkaLogin(builder.AddParameter("kafka-user"), builder.AddParameter("kafka-password", secret: true)));

    static partial void AsJob(IResourceBuilder<ProjectResource> project) => project.PublishAsAzureContainerAppJob();
}

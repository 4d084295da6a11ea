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

        // Azure has no Kafka of its own here: a broker that is provided elsewhere (Event Hubs, Confluent) comes by connection string.
        var kafka = builder.AddConnectionString("kafka");
        var postgres = builder.AddAzurePostgresFlexibleServer("postgres").WithPasswordAuthentication();
        var database = postgres.AddDatabase("bizpulse");
        var cache = builder.AddAzureManagedRedis("cache").WithAccessKeyAuthentication();

        var address = ReferenceExpression.Create($"Host={postgres.Resource.HostName};Database=bizpulse;SSL Mode=Require");
        engines = new Engines(kafka, database, address, cache);
    }

    static partial void AsJob(IResourceBuilder<ProjectResource> project) => project.PublishAsAzureContainerAppJob();
}

using Aspire.Hosting.ApplicationModel;
using LocalAspire.Engines;

namespace Aspire.Hosting;

public static class KafkaBuilderExtensions
{
    public static IResourceBuilder<KafkaServerResource> AddKafka(this IDistributedApplicationBuilder builder, string name, int? port = null)
    {
        var server = new KafkaServerResource(name);
        return builder.AddResource(server)
            .With(new EndpointAnnotation("tcp", "tcp", port, targetPort: null, env: null))
            .With(new EngineAnnotation(new KafkaEngine(server)));
    }

    /// <summary>Keeps the data over restarts, which a local broker does anyway.</summary>
    public static IResourceBuilder<KafkaServerResource> WithDataVolume(
        this IResourceBuilder<KafkaServerResource> builder, string? name = null, bool isReadOnly = false) => builder;
}

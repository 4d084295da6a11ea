using Aspire.Hosting.ApplicationModel;
using LocalAspire.Engines;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder,
        string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var server = new RedisResource(name, builder.Password(name, password));
        return builder.AddResource(server)
            .With(new EndpointAnnotation("tcp", "redis", port, targetPort: null, env: null))
            .With(new EngineAnnotation(new RedisEngine(server)));
    }
}

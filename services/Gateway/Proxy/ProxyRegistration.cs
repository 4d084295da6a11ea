using BizPulse.Discovery;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace BizPulse.Gateway.Proxy;

internal static class ProxyRegistration
{
    internal static void AddProxy(this IServiceCollection services)
    {
        services.AddReverseProxy().AddTransforms(context =>
        {
            context.RequestTransforms.Add(new HubTokens());
            context.RequestTransforms.Add(new EncodedSlashes()); // last: it takes the query as it then is
        });
        services.AddSingleton<IForwarderHttpClientFactory, PromptUploads.ClientFactory>();
        services.TryAddSingleton<IProxyConfigProvider>(provider => new InMemoryConfigProvider(
            ServiceRoutes.Routes, ServiceRoutes.Clusters(provider.GetRequiredService<ServiceAddresses>())));
    }
}

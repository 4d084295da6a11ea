using BizPulse.Access;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace BizPulse.Gateway.Proxy;

internal static class ProxyRegistration
{
    internal const string PatienceSetting = "BizPulse:ProxyPatience";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(100);

    internal static void AddProxy(this IHostApplicationBuilder builder)
    {
        // a line for every probe that went well
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Warning);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                ServiceRoutes.Routes,
                ServiceRoutes.Clusters(builder.Configuration.GetValue(PatienceSetting, _patience)))
            .AddServiceDiscoveryDestinationResolver()
            .AddTransforms(context =>
            {
                context.AddRequestHeaderRemove(CommandKey.Header); // for those who reach a service without us
                context.RequestTransforms.Add(new HubTokens());
                context.RequestTransforms.Add(new EncodedSlashes()); // last: it takes the query as it then is
            });
        builder.Services.AddSingleton<IForwarderHttpClientFactory, ServiceClientFactory>();
    }
}

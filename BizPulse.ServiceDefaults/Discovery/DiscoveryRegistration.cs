using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Discovery;

internal static class DiscoveryRegistration
{
    internal static void AddServiceDiscovery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.Services.AddTransient<DiscoveryHandler>();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<DiscoveryHandler>());
    }
}

namespace BizPulse.Gateway.Features.Health;

internal static class HealthFeature
{
    internal static void AddSystemHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SystemHealthReader>();
#pragma warning disable EXTEXP0001 // There is no other way yet to have a client without what all others have.
        builder.Services.AddHttpClient(
            SystemHealthReader.ClientName, client => client.Timeout = TimeSpan.FromSeconds(3))
            .RemoveAllResilienceHandlers(); // "unhealthy" is an answer, and not to be asked again
#pragma warning restore EXTEXP0001
    }

    internal static void MapSystemHealth(this IEndpointRouteBuilder routes) => GetHealth.Map(routes);
}

using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace BizPulse.Gateway.Proxy;

/// <summary>Which service answers which addresses. The longest prefix wins.</summary>
internal static class ServiceRoutes
{
    internal const string Anonymous = "Anonymous"; // YARP's name for a route without a policy

    private const long MaxBodyBytes = 10 * 1024 * 1024;
    private const long Unlimited = -1;

    internal static readonly string[] Services = ["ingestion", "forecast", "analytics", "simulator"];

    private static readonly ServiceRoute[] _table =
    [
        new("/api/ingest", "ingestion", MaxBodyBytes: Unlimited), // files and NDJSON pass through as they arrive
        new("/api/webhooks", "ingestion", Policy: Anonymous), // signed by their sender
        new("/api/connectors", "ingestion"),
        new("/api/system/pipeline", "ingestion"),

        new("/api/analytics", "analytics"),
        new("/api/revenue", "analytics"),
        new("/api/customers", "analytics"),
        new("/api/products", "analytics"),
        new("/api/geographic", "analytics"),
        new("/api/sales", "analytics"),
        new("/hubs", "analytics"),

        new("/api/analytics/forecast", "forecast"),
        new("/api/forecasts", "forecast"),
        new("/api/inventory", "forecast"),
        new("/api/supply-chain", "forecast"),
        new("/api/pricing", "forecast"),

        new("/api/simulator", "simulator"),
    ];

    internal static IReadOnlyList<RouteConfig> Routes { get; } = [.. _table.Select(route => new RouteConfig
    {
        RouteId = route.Prefix,
        ClusterId = route.Service,
        Match = new RouteMatch { Path = route.Prefix + "/{**rest}" },
        AuthorizationPolicy = route.Policy,
        MaxRequestBodySize = route.MaxBodyBytes,
    })];

    /// <summary>
    /// Each service with one destination, from which discovery makes one for each address that the service has.
    /// </summary>
    /// <param name="patience">How long a request may pass on nothing either way before it is given up, and its
    /// connection with it.</param>
    internal static IReadOnlyList<ClusterConfig> Clusters(TimeSpan patience) =>
        [.. Services.Select(service => new ClusterConfig
        {
            ClusterId = service,
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            Destinations =
                new Dictionary<string, DestinationConfig> { [service] = new() { Address = $"https+http://{service}" } },
            HttpRequest = new() { ActivityTimeout = patience },
            HealthCheck = new HealthCheckConfig
            {
                // One address may stand for several copies: when one of them hangs, the address must not be taken out
                // for all.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Active = new()
                {
                    Enabled = true,
                    Path = "/alive",
                    Interval = TimeSpan.FromSeconds(5),
                    Timeout = TimeSpan.FromSeconds(2)
                },
                Passive = new() { Enabled = true, ReactivationPeriod = TimeSpan.FromSeconds(5) },
            },
        })];

    private sealed record ServiceRoute(
        string Prefix, string Service, string? Policy = null, long MaxBodyBytes = MaxBodyBytes);
}

using BizPulse.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BizPulse.Health;

/// <summary>
/// <c>/health</c>: is every dependency there? <c>/alive</c>: does the process answer? Both are public and tell states
/// and durations only, no addresses and no exceptions.
/// </summary>
internal static class HealthEndpoints
{
    internal const string HealthPath = "/health";
    internal const string AlivePath = "/alive";

    private const string LiveTag = "live";

    internal static void AddDefaultHealthChecks(this IServiceCollection services)
        => services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);

    internal static void MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(HealthPath, new HealthCheckOptions { ResponseWriter = WriteAsync })
            .AllowAnonymous().DisableHttpMetrics();
        routes.MapHealthChecks(
            AlivePath,
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag), ResponseWriter = WriteAsync })
            .AllowAnonymous().DisableHttpMetrics();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (report.Status is HealthStatus.Unhealthy)
            context.Response.Headers.RetryAfter = DatabaseAway.RetryAfterSeconds;
        return context.Response.WriteAsJsonAsync(
            new ServiceHealth(report.Status, report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new DependencyHealth(
                    entry.Value.Status, Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
                    entry.Value.Description))),
            ServiceHealth.Json, context.RequestAborted);
    }
}

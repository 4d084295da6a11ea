using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Gateway.Features.Health;

public sealed record SystemHealth(PartStatus Status, IReadOnlyList<SystemPart> Parts);

/// <param name="Instances">How many instances of a service there are, and how many of them answer that all is
/// well.</param>
public sealed record SystemPart(
    string Name, PartStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PartInstances? Instances = null);

public sealed record PartInstances(int Healthy, int Known);

/// <summary>From best to worst.</summary>
[JsonConverter(typeof(PartStatusConverter))]
public enum PartStatus
{
    Healthy,
    Unknown,
    Degraded,
    Unhealthy,
}

internal sealed class PartStatusConverter()
    : JsonStringEnumConverter<PartStatus>(System.Text.Json.JsonNamingPolicy.CamelCase);

internal static class GetHealth
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/health", Handle)
        .WithName(nameof(GetHealth))
        .WithSummary("The state of every part of the system; 503 when a part that all need is unhealthy")
        .Produces<SystemHealth>()
        .Produces<SystemHealth>(StatusCodes.Status503ServiceUnavailable)
        .AllowAnonymous()
        .DisableHttpMetrics();

    internal static async Task<JsonHttpResult<SystemHealth>> Handle(
        SystemHealthReader reader, HttpResponse response, CancellationToken ct)
    {
        var health = await reader.ReadAsync(ct);
        if (health.Status is not PartStatus.Unhealthy)
            return TypedResults.Json(health);
        response.Headers.RetryAfter = "2";
        return TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

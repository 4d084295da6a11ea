using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BizPulse.Health;

/// <summary>The answer of <c>/health</c>.</summary>
public sealed record ServiceHealth(HealthStatus Status, IReadOnlyDictionary<string, DependencyHealth> Checks)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

public sealed record DependencyHealth(HealthStatus Status, double DurationMs, string? Description = null);

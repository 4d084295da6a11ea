using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace BizPulse;

/// <summary>Settings that hold unless a file or the environment says otherwise.</summary>
internal static class DefaultSettings
{
    internal static void AddDefaultSettings(this IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?>
        {
            ["BizPulse:Currency"] = "GBP",
            ["BizPulse:TimeZone"] = "UTC",

            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            ["Logging:LogLevel:Npgsql"] = "Warning",
            ["Logging:LogLevel:BizPulse.Access.AccessTokenHandler"] = "Warning",

            // KafkaTrace follows batches; the client's own telemetry would be one span and several measurements per message.
            ["Aspire:Confluent:Kafka:Producer:DisableTracing"] = "true",
            ["Aspire:Confluent:Kafka:Producer:DisableMetrics"] = "true",
            ["Aspire:Confluent:Kafka:Consumer:DisableTracing"] = "true",
            ["Aspire:Confluent:Kafka:Consumer:DisableMetrics"] = "true",
        },
    });
}

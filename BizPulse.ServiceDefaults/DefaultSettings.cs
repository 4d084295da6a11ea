using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace BizPulse;

/// <summary>Settings that hold unless a file or the environment says otherwise.</summary>
internal static class DefaultSettings
{
    internal static void AddDefaultSettings(this IConfigurationBuilder configuration) => configuration.Sources.Insert(
        0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["BizPulse:Currency"] = "GBP",
                ["BizPulse:TimeZone"] = "UTC",

                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
                ["Logging:LogLevel:Npgsql"] = "Warning",

                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                // the server may come up after its client
                ["Aspire:StackExchange:Redis:ConfigurationOptions:AbortOnConnectFail"] = "false",
            },
        });
}

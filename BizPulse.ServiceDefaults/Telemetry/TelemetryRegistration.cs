using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BizPulse.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, from the sources that .NET and its libraries have built in.</summary>
internal static class TelemetryRegistration
{
    private static readonly string[] _sources =
        ["Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "System.Net.Http", "Npgsql", "Yarp.ReverseProxy", KafkaTrace.Name, "BizPulse.*"];

    private static readonly string[] _meters =
        ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", KafkaTrace.Name, "BizPulse.*"];

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // Both write whole URLs, and a hub's URL can carry a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);

        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        var resource = ResourceBuilder.CreateDefault().AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.SetResourceBuilder(resource).AddOtlpExporter(UseProtobuf);
        });
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource).AddSource(_sources).AddProcessor(new QuietProbes()).AddOtlpExporter(UseProtobuf).Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource).AddMeter(_meters).AddOtlpExporter(UseProtobuf).Build());
        builder.Services.AddHostedService<TelemetryLifetime>();

        void UseProtobuf(OtlpExporterOptions options)
        {
            if (builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is null)
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
        }
    }
}

using BizPulse.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BizPulse.Telemetry;

/// <summary>Traces, metrics and logs over OTLP. Redis is traced by its client's registration.</summary>
internal static class TelemetryRegistration
{
    internal const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        // Both write whole URLs, and a hub's URL can carry a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder.HttpForwarder", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);

        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointSetting]))
        {
            // clients that trace themselves would record for nobody
            builder.Configuration["OTEL_SDK_DISABLED"] = "true";
            return;
        }

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource("Microsoft.AspNetCore.SignalR.Server", "Yarp.ReverseProxy", "BizPulse.*")
                .AddAspNetCoreInstrumentation(TellNoSecrets)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor(new QuietProbes()))
            .WithMetrics(metrics => metrics
                .AddMeter(
                    "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Authorization",
                    "Microsoft.AspNetCore.Identity", "BizPulse.*")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation())
            .UseOtlpExporter();
    }

    /// <summary>
    /// Health requests leave no span. A path is recorded, a query never, whatever the environment says: it can hold a
    /// token.
    /// </summary>
    private static void TellNoSecrets(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = context =>
            context.Request.Path != HealthEndpoints.HealthPath && context.Request.Path != HealthEndpoints.AlivePath;
        options.EnrichWithHttpRequest = (span, _) => span.SetTag("url.query", null);
    }
}

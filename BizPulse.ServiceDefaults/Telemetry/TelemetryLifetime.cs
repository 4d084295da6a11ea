using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BizPulse.Telemetry;

/// <summary>Listens from the start, and sends what is left before the process ends.</summary>
internal sealed class TelemetryLifetime(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    private const int FlushTimeoutMs = 2000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(() =>
    {
        traces.ForceFlush(FlushTimeoutMs);
        metrics.ForceFlush(FlushTimeoutMs);
    }, CancellationToken.None);
}

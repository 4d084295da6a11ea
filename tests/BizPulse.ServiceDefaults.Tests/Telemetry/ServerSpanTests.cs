using System.Collections.Concurrent;
using System.Diagnostics;
using BizPulse.Telemetry;
using BizPulse.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace BizPulse.ServiceDefaults.Tests.Telemetry;

public sealed class ServerSpanTests
{
    private readonly ConcurrentQueue<Activity> _spans = [];

    [Fact]
    public async Task A_span_has_its_route_and_status_and_no_query()
    {
        var route = $"/things-{Guid.NewGuid():N}/{{id}}"; // other tests' spans pass by too
        await using var service = await StartAsync(app => app.MapGet(route, (int id) => id).AllowAnonymous());

        await service.Client.GetAsync(route.Replace("{id}", "7", StringComparison.Ordinal) + "?access_token=secret");
        await service.Client.GetAsync(route.Replace("{id}", "x", StringComparison.Ordinal));

        var spans = await SpansAsync($"GET {route}", 2);
        Assert.Equal([200, 400], spans.Select(span => (int)span.GetTagItem("http.response.status_code")!).Order());
        Assert.All(spans, span => Assert.Equal(route, span.GetTagItem("http.route")));
        Assert.DoesNotContain(
            "secret", string.Join(' ', spans.SelectMany(span => span.TagObjects)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_request_is_an_error_and_health_is_not_recorded()
    {
        var route = $"/fails-{Guid.NewGuid():N}";
        await using var service = await StartAsync(app =>
            app.MapGet(route, string () => throw new InvalidOperationException()).AllowAnonymous());

        await service.Client.GetAsync("/health");
        await service.Client.GetAsync("/alive");
        await service.Client.GetAsync(route);

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(await SpansAsync($"GET {route}", 1)).Status);
        Assert.DoesNotContain(_spans, span => span.Recorded && span.DisplayName is "GET /health" or "GET /alive");
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_recorded()
    {
        using var source = new ActivitySource($"BizPulse.{Guid.NewGuid():N}");
        await using (await Service.StartAsync(_ => { }, Collect))
            Assert.False(source.HasListeners());
        await using (await StartAsync(_ => { }))
            Assert.True(source.HasListeners());
    }

    /// <summary>A service that tells a collector, which does not answer, and would tell it queries too.</summary>
    private Task<Service> StartAsync(Action<WebApplication> map) => Service.StartAsync(map, Collect, settings:
    [
        (TelemetryRegistration.EndpointSetting, "http://127.0.0.1:9"),
        ("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true"),
    ]);

    /// <summary>A span ends a moment after its answer has arrived.</summary>
    private Task<List<Activity>> SpansAsync(string name, int count) => Eventually.ValueAsync(
        () => _spans.Where(span => span.DisplayName == name).ToList(), spans => spans.Count >= count,
        $"{count} spans {name} have ended");

    private void Collect(IServiceCollection services) =>
        services.AddOpenTelemetry().WithTracing(traces => traces.AddProcessor(new Collector(_spans)));

    private sealed class Collector(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}

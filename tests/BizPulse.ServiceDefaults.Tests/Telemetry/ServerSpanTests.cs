using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace BizPulse.ServiceDefaults.Tests.Telemetry;

public sealed class ServerSpanTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public ServerSpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_span_has_its_route_and_status_and_no_query()
    {
        var route = $"/things-{Guid.NewGuid():N}/{{id}}"; // other tests' spans pass by too
        await using var service = await Service.StartAsync(app => app.MapGet(route, (int id) => id).AllowAnonymous());

        await service.Client.GetAsync(route.Replace("{id}", "7", StringComparison.Ordinal) + "?access_token=secret");
        await service.Client.GetAsync(route.Replace("{id}", "x", StringComparison.Ordinal));

        var spans = _spans.Where(span => span.DisplayName == $"GET {route}").ToList();
        Assert.Equal([200, 400], spans.Select(span => (int)span.GetTagItem("http.response.status_code")!).Order());
        Assert.All(spans, span => Assert.Equal(route, span.GetTagItem("http.route")));
        Assert.DoesNotContain("secret", string.Join(' ', spans.SelectMany(span => span.TagObjects)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_request_is_an_error_and_health_is_not_recorded()
    {
        var route = $"/fails-{Guid.NewGuid():N}";
        await using var service = await Service.StartAsync(app => app.MapGet(route, string () => throw new InvalidOperationException()).AllowAnonymous());

        await service.Client.GetAsync(route);
        await service.Client.GetAsync("/health");
        await service.Client.GetAsync("/alive");

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_spans, span => span.DisplayName == $"GET {route}").Status);
        Assert.DoesNotContain(_spans, span => span.Recorded && span.DisplayName is "GET /health" or "GET /alive");
    }
}

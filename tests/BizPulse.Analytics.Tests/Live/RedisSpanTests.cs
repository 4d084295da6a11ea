using System.Collections.Concurrent;
using System.Diagnostics;
using BizPulse.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace BizPulse.Analytics.Tests.Live;

public sealed class RedisSpanTests(RealEngines engines)
{
    [Fact]
    public async Task What_Redis_is_asked_stands_in_the_trace_of_who_asked()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("BizPulse.Tests.Redis");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:cache"] = await engines.RedisAsync(),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
        });
        builder.AddServiceDefaults();
        builder.AddRedisClient("cache");
        builder.Services.AddOpenTelemetry().WithTracing(traces => traces.AddProcessor(new Collector(spans)));
        using var host = builder.Build();
        _ = host.Services.GetRequiredService<TracerProvider>();

        using var question = source.StartActivity("question")!;
        await host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().StringGetAsync("nothing");
        question.Stop();

        await Eventually.TrueAsync(() => spans.Any(IsPartOfIt), "the question is told"); // gathered every ten seconds

        Assert.Equal("GET", Assert.Single(spans, IsPartOfIt).DisplayName);

        bool IsPartOfIt(Activity span) => span.ParentSpanId == question.SpanId;
    }

    private sealed class Collector(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}

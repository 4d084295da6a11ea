using System.Diagnostics;
using System.Text;
using BizPulse.Telemetry;
using Confluent.Kafka;

namespace BizPulse.ServiceDefaults.Tests.Telemetry;

public sealed class KafkaTraceTests : IDisposable
{
    private const string Source = "BizPulse.Tests";
    private static readonly ActivitySource _source = new(Source);

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name is Source or KafkaTrace.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public KafkaTraceTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void A_trace_goes_on_behind_Kafka()
    {
        var headers = new Headers();
        using (var request = _source.StartActivity("request")!)
        using (var sending = KafkaTrace.StartSend("sales.v1"))
        {
            KafkaTrace.Inject(headers);
            Assert.Equal(request.TraceId, sending.Span!.TraceId);
            Assert.Equal(ActivityKind.Producer, sending.Span.Kind);
        }

        var origins = new TraceOrigins();
        origins.Add(headers);
        using var process = KafkaTrace.StartProcess("sales.v1", "readers", null, 1, origins)!;

        var sent = KafkaTrace.Extract(headers)!.Value;
        Assert.Equal(sent.TraceId, process.TraceId);
        Assert.Equal(sent.SpanId, process.ParentSpanId);
        Assert.Empty(process.Links);
    }

    [Fact]
    public void A_batch_links_to_every_other_trace_once()
    {
        var origins = new TraceOrigins();
        var traces = Enumerable.Range(0, 3).Select(_ => ActivityTraceId.CreateRandom()).ToArray();
        foreach (var trace in new[] { 0, 0, 1, 0, 2, 1 })
            origins.Add(HeadersOf(traces[trace]));
        origins.Add(null);
        origins.Add([]);

        using var process = KafkaTrace.StartProcess("sales.v1", "readers", null, 6, origins)!;

        Assert.Equal(traces[0], process.TraceId);
        Assert.Equal(traces[1..], process.Links.Select(link => link.Context.TraceId));
    }

    [Fact]
    public void A_batch_of_many_traces_keeps_a_small_span()
    {
        var origins = new TraceOrigins();
        for (var i = 0; i < 10_000; i++)
            origins.Add(HeadersOf(ActivityTraceId.CreateRandom()));

        using var process = KafkaTrace.StartProcess("sales.v1", "readers", null, 10_000, origins)!;
        Assert.Equal(64, process.Links.Count());

        origins.Clear();
        using var next = KafkaTrace.StartProcess("sales.v1", "readers", null, 0, origins)!;
        Assert.Empty(next.Links);
    }

    [Fact]
    public void Spans_say_what_the_conventions_ask_for()
    {
        using var sending = KafkaTrace.StartSend("sales.v1");
        sending.End(accepted: 3, refused: 1, new Error(ErrorCode.Local_MsgTimedOut, "timed out"));
        using var process = KafkaTrace.StartProcess("sales.v1", "readers", 7, 3, new TraceOrigins())!;

        Assert.Equal(
            [
                ("error.type", "Local_MsgTimedOut"), ("messaging.batch.message_count", "4"),
                ("messaging.destination.name", "sales.v1"), ("messaging.operation.name", "send"),
                ("messaging.operation.type", "send"), ("messaging.system", "kafka"),
            ], TagsOf(sending.Span!));
        Assert.Equal(ActivityStatusCode.Error, sending.Span!.Status);
        Assert.Equal(
            [
                ("messaging.batch.message_count", "3"), ("messaging.consumer.group.name", "readers"),
                ("messaging.destination.name", "sales.v1"), ("messaging.destination.partition.id", "7"),
                ("messaging.operation.name", "process"), ("messaging.operation.type", "process"),
                ("messaging.system", "kafka"),
            ], TagsOf(process));

        static IEnumerable<(string, string?)> TagsOf(Activity span) =>
            span.TagObjects.Select(tag => (tag.Key, tag.Value?.ToString())).OrderBy(
                tag => tag.Key, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    public void Nonsense_in_a_header_is_overlooked(string traceParent)
        => Assert.Null(KafkaTrace.Extract(new Headers { { "traceparent", Encoding.ASCII.GetBytes(traceParent) } }));

    private static Headers HeadersOf(ActivityTraceId trace)
        => new() { { "traceparent", Encoding.ASCII.GetBytes($"00-{trace}-{trace.ToHexString()[..16]}-01") } };
}

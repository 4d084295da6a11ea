using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Confluent.Kafka;

namespace BizPulse.Telemetry;

/// <summary>
/// Carries a trace through Kafka: the producer writes its W3C <c>traceparent</c> into the headers, the consumer continues it.
/// A span stands for a batch, not for a message, so that following a trace costs next to nothing.
/// </summary>
public static class KafkaTrace
{
    internal const string Name = "OpenTelemetry.Instrumentation.ConfluentKafka";

    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _published = _meter.CreateCounter<long>("messaging.publish.messages", "{message}");
    private static readonly Counter<long> _received = _meter.CreateCounter<long>("messaging.receive.messages", "{message}");

    /// <summary>The span of sending messages to a topic; dispose it when the broker has them.</summary>
    public static Activity? StartPublish(string topic, int messages = 1)
    {
        _published.Add(messages, new KeyValuePair<string, object?>("messaging.destination.name", topic));
        return Describe(_source.StartActivity($"{topic} publish", ActivityKind.Producer), "publish", topic, messages);
    }

    /// <summary>Writes the current trace into a message's headers.</summary>
    public static void Inject(Headers headers)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } current)
            return;
        headers.Add(TraceParent, Encoding.ASCII.GetBytes(id));
        if (current.TraceStateString is { Length: > 0 } state)
            headers.Add(TraceState, Encoding.ASCII.GetBytes(state));
    }

    /// <summary>The trace that a message belongs to, if it says so.</summary>
    public static ActivityContext? Extract(Headers? headers)
        => headers is not null && headers.TryGetLastBytes(TraceParent, out var parent)
            && ActivityContext.TryParse(Encoding.ASCII.GetString(parent), Text(headers, TraceState), isRemote: true, out var context) ? context : null;

    /// <summary>The trace that a message belongs to as it says it (W3C traceparent), to be kept and continued later.</summary>
    public static string? TextOf(Headers? headers) => Extract(headers) is not null ? Text(headers!, TraceParent) : null;

    /// <summary>
    /// The span of processing a batch: it continues the trace of the first message and links to the traces of the others, which
    /// <paramref name="origins"/> has gathered.
    /// </summary>
    public static Activity? StartProcess(string topic, int messages, TraceOrigins origins)
    {
        _received.Add(messages, new KeyValuePair<string, object?>("messaging.destination.name", topic));
        var span = _source.StartActivity($"{topic} process", ActivityKind.Consumer, origins.First, links: origins.Others.Select(origin => new ActivityLink(origin)));
        return Describe(span, "process", topic, messages);
    }

    private static Activity? Describe(Activity? span, string operation, string topic, int messages) => span?
        .SetTag("messaging.system", "kafka")
        .SetTag("messaging.operation.type", operation)
        .SetTag("messaging.destination.name", topic)
        .SetTag("messaging.batch.message_count", messages);

    private static string? Text(Headers headers, string name)
        => headers.TryGetLastBytes(name, out var value) ? Encoding.ASCII.GetString(value) : null;
}

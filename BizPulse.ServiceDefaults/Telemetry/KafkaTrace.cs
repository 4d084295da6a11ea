using System.Diagnostics;
using System.Text;
using Confluent.Kafka;

namespace BizPulse.Telemetry;

/// <summary>
/// Carries a trace through Kafka: the producer writes its W3C <c>traceparent</c> into the headers, the consumer
/// continues it. A span stands for a batch, not for a message, so that following a trace costs next to nothing.
/// Attributes are those of OpenTelemetry's conventions for messaging.
/// </summary>
public static class KafkaTrace
{
    internal const string Name = "BizPulse.Kafka";

    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    private static readonly ActivitySource _source = new(Name);

    /// <summary>
    /// The span of sending messages to a topic; <see cref="KafkaSend.End"/> says what became of them.
    /// </summary>
    public static KafkaSend StartSend(string topic)
        => new(
            topic,
            Describe(_source.StartActivity($"{topic} publish", ActivityKind.Producer), KafkaMetrics.Send, topic));

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
            && ActivityContext.TryParse(
                Encoding.ASCII.GetString(parent), Text(headers, TraceState), isRemote: true, out var context)
                ? context
                : null;

    /// <summary>
    /// The trace that a message belongs to as it says it (W3C traceparent), to be kept and continued later.
    /// </summary>
    public static string? TextOf(Headers? headers) => Extract(headers) is not null ? Text(headers!, TraceParent) : null;

    /// <summary>
    /// The span of processing a batch: it continues the trace of the first message and links to the traces of the
    /// others, which
    /// <paramref name="origins"/> has gathered.
    /// </summary>
    /// <param name="partition">The partition, when all messages are of one.</param>
    public static Activity? StartProcess(string topic, string group, int? partition, int messages, TraceOrigins origins)
    {
        var span = _source.StartActivity(
            $"{topic} process", ActivityKind.Consumer, origins.First,
            links: origins.Others.Select(origin => new ActivityLink(origin)));
        return Describe(span, KafkaMetrics.Process, topic)?
            .SetTag("messaging.consumer.group.name", group)
            .SetTag(
                "messaging.destination.partition.id",
                partition?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .SetTag("messaging.batch.message_count", messages);
    }

    private static Activity? Describe(Activity? span, string operation, string topic) => span?
        .SetTag("messaging.system", KafkaMetrics.System)
        .SetTag("messaging.operation.name", operation)
        .SetTag("messaging.operation.type", operation)
        .SetTag("messaging.destination.name", topic);

    private static string? Text(Headers headers, string name)
        => headers.TryGetLastBytes(name, out var value) ? Encoding.ASCII.GetString(value) : null;
}

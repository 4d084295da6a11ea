using System.Diagnostics;
using Confluent.Kafka;

namespace BizPulse.Telemetry;

/// <summary>Messages on their way to a topic. Its span is the current one until it is disposed.</summary>
public sealed class KafkaSend : IDisposable
{
    private readonly string _topic;
    private readonly Activity? _span;
    private readonly long _started = Stopwatch.GetTimestamp();

    internal KafkaSend(string topic, Activity? span) => (_topic, _span) = (topic, span);

    internal Activity? Span => _span;

    /// <summary>Says how many the broker has, how many it has not, and why.</summary>
    public void End(long accepted, long refused, Error? failure)
    {
        var reason = failure?.Code.ToString();
        KafkaMetrics.Sent(_topic, accepted, null);
        KafkaMetrics.Sent(_topic, refused, reason);
        KafkaMetrics.SendEnded(_topic, Stopwatch.GetElapsedTime(_started), reason);

        _span?.SetTag("messaging.batch.message_count", accepted + refused);
        if (failure is not null)
            _span?.SetTag("error.type", reason).SetStatus(ActivityStatusCode.Error, failure.Reason);
    }

    public void Dispose() => _span?.Dispose();
}

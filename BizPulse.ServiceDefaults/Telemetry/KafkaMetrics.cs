using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Confluent.Kafka;

namespace BizPulse.Telemetry;

/// <summary>What passes through Kafka, measured as OpenTelemetry's conventions for messaging say.</summary>
public static class KafkaMetrics
{
    internal const string System = "kafka";
    internal const string Send = "send";
    internal const string Process = "process";

    private const string Poll = "poll";

    private static readonly InstrumentAdvice<double> _seconds =
        new()
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
        };

    private static readonly Meter _meter = new(KafkaTrace.Name);
    private static readonly Counter<long> _sent = _meter.CreateCounter<long>(
        "messaging.client.sent.messages", "{message}", "Messages that were sent to the broker");
    private static readonly Counter<long> _consumed = _meter.CreateCounter<long>(
        "messaging.client.consumed.messages", "{message}", "Messages that were taken from the broker");
    private static readonly Histogram<double> _operationTime = _meter.CreateHistogram(
        "messaging.client.operation.duration", "s", "Time until the broker had what was sent", advice: _seconds);
    private static readonly Histogram<double> _processTime = _meter.CreateHistogram(
        "messaging.process.duration", "s", "Time to process a batch of messages", advice: _seconds);

    /// <summary>A batch of messages, each given by its partition, was processed.</summary>
    public static void Processed(IEnumerable<TopicPartition> messages, string group, TimeSpan duration)
    {
        if (!_consumed.Enabled && !_processTime.Enabled)
            return;

        var partitions = messages.CountBy(partition => partition).ToList();
        foreach (var (partition, count) in partitions)
        {
            var tags = Tags(partition.Topic, Poll, group);
            tags.Add(
                "messaging.destination.partition.id", partition.Partition.Value.ToString(CultureInfo.InvariantCulture));
            _consumed.Add(count, tags);
        }
        foreach (var topic in partitions.Select(partition => partition.Key.Topic).Distinct())
            _processTime.Record(duration.TotalSeconds, Tags(topic, Process, group));
    }

    internal static void Sent(string topic, long messages, string? errorType)
    {
        if (messages > 0)
            _sent.Add(messages, Tags(topic, Send, errorType: errorType));
    }

    internal static void SendEnded(string topic, TimeSpan duration, string? errorType)
    {
        var tags = Tags(topic, Send, errorType: errorType);
        tags.Add("messaging.operation.type", Send);
        _operationTime.Record(duration.TotalSeconds, tags);
    }

    private static TagList Tags(string topic, string operation, string? group = null, string? errorType = null)
    {
        var tags = new TagList
        {
            { "messaging.system", System },
            { "messaging.operation.name", operation },
            { "messaging.destination.name", topic },
        };
        if (group is not null)
            tags.Add("messaging.consumer.group.name", group);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        return tags;
    }
}

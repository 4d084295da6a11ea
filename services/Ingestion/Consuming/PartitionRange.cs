using Confluent.Kafka;

namespace BizPulse.Ingestion.Consuming;

/// <summary>The part of a partition that a batch covers: from the stored offset to the next one to read.</summary>
internal readonly record struct PartitionRange(TopicPartition Partition, long From, long Next)
{
    /// <summary>In key order, in which they are claimed.</summary>
    public static IReadOnlyList<PartitionRange> Of(IReadOnlyList<IncomingMessage> messages)
    {
        var ranges = new Dictionary<TopicPartition, PartitionRange>();
        foreach (var message in messages)
        {
            ranges[message.Partition] = ranges.TryGetValue(message.Partition, out var range)
                ? range with { Next = message.Offset + 1 }
                : new(message.Partition, message.From, message.Offset + 1);
        }
        return [.. ranges.Values.OrderBy(range => range.Partition.Topic, StringComparer.Ordinal)
            .ThenBy(range => range.Partition.Partition.Value)];
    }
}

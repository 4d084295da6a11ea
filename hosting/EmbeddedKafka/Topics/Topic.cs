using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Topics;

internal sealed record Topic(string Name, TopicConfig Config, IReadOnlyList<PartitionLog> Partitions)
{
    public PartitionLog? Partition(int index) => index >= 0 && index < Partitions.Count ? Partitions[index] : null;
}

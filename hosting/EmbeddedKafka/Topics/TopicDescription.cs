namespace EmbeddedKafka.Topics;

/// <summary>What the broker's state keeps of a topic.</summary>
internal sealed record TopicDescription(int Partitions, TopicConfig Config);

namespace EmbeddedKafka.Groups;

/// <summary>The states of Kafka's group coordinator, by the names that clients show.</summary>
internal enum GroupState
{
    Empty,
    PreparingRebalance,
    CompletingRebalance,
    Stable,
    Dead,
}

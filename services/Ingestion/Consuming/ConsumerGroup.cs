namespace BizPulse.Ingestion.Consuming;

/// <summary>The group of consumers that share the log.</summary>
internal sealed record ConsumerGroup(string Name);

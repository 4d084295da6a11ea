using Confluent.Kafka;

namespace BizPulse.Kafka;

/// <summary>How a Kafka client is connected, watched and configured.</summary>
public sealed class KafkaClientSettings<TConfig> where TConfig : ClientConfig, new()
{
    public string? ConnectionString { get; set; }

    public TConfig Config { get; } = new();

    public bool DisableHealthChecks { get; set; }
}

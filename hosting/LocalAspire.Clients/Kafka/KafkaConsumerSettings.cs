using global::Confluent.Kafka;

namespace Aspire.Confluent.Kafka;

/// <summary>How a Kafka consumer is connected, watched and configured.</summary>
public sealed class KafkaConsumerSettings
{
    public string? ConnectionString { get; set; }

    public ConsumerConfig Config { get; } = new();

    public bool DisableMetrics { get; set; }

    public bool DisableHealthChecks { get; set; }

    internal void Consolidate()
    {
        Config.BootstrapServers = ConnectionString ?? Config.BootstrapServers;
        if (!DisableMetrics)
            Config.StatisticsIntervalMs ??= 1000;
    }

    internal void Validate()
    {
        if (string.IsNullOrEmpty(Config.BootstrapServers))
            throw new InvalidOperationException("No bootstrap servers configured.");
        if (Config.GroupId is null)
            throw new InvalidOperationException("No group id configured.");
    }
}

using System.Text;
using Confluent.Kafka;

namespace EmbeddedKafka.Tests.Clients;

/// <summary>Ordinary Confluent clients with the settings that the tests share.</summary>
internal static class TestClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IProducer<string, string> Producer(string bootstrapServers, Action<ProducerConfig>? configure = null)
    {
        var config = new ProducerConfig { BootstrapServers = bootstrapServers, EnableIdempotence = true, LingerMs = 1 };
        configure?.Invoke(config);
        return new ProducerBuilder<string, string>(config).Quiet().Build();
    }

    public static IConsumer<string, string> Consumer(
        string bootstrapServers, string group, Action<ConsumerConfig>? configure = null)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            HeartbeatIntervalMs = 200,
            SessionTimeoutMs = 6000,
            TopicMetadataRefreshIntervalMs = 500,
            FetchWaitMaxMs = 100,
        };
        configure?.Invoke(config);
        return new ConsumerBuilder<string, string>(config).Quiet().Build();
    }

    public static IAdminClient Admin(string bootstrapServers) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    /// <summary>The next messages; fails when they do not come.</summary>
    public static List<ConsumeResult<string, string>> Take(this IConsumer<string, string> consumer, int count)
    {
        var taken = new List<ConsumeResult<string, string>>();
        var deadline = DateTime.UtcNow + Patience;
        while (taken.Count < count && DateTime.UtcNow < deadline)
            if (consumer.Consume(TimeSpan.FromMilliseconds(200)) is { } result)
                taken.Add(result);
        Assert.Equal(count, taken.Count);
        return taken;
    }

    /// <summary>Sends all of them and waits for every acknowledgement.</summary>
    public static async Task<List<DeliveryResult<string, string>>> SendAsync(
        this IProducer<string, string> producer, TopicPartition to, IEnumerable<string> values)
    {
        var sending = values.Select(value => producer.ProduceAsync(to, new Message<string, string> { Value = value }))
            .ToList();
        return [.. await Task.WhenAll(sending).WaitAsync(Patience)];
    }

    /// <summary>Polls the consumers until the condition holds.</summary>
    public static void PollUntil(Func<bool> condition, string what, params IConsumer<string, string>[] consumers)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"not within {Patience.TotalSeconds} seconds: {what}");
            foreach (var consumer in consumers)
                consumer.Consume(TimeSpan.FromMilliseconds(20));
        }
    }

    public static Headers Headers(params (string Name, string Value)[] headers)
    {
        var all = new Headers();
        foreach (var (name, value) in headers)
            all.Add(name, Encoding.UTF8.GetBytes(value));
        return all;
    }

    public static ProducerBuilder<TKey, TValue> Quiet<TKey, TValue>(this ProducerBuilder<TKey, TValue> builder) =>
        builder.SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { });

    private static ConsumerBuilder<TKey, TValue> Quiet<TKey, TValue>(this ConsumerBuilder<TKey, TValue> builder) =>
        builder.SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { });
}

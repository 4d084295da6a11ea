using Confluent.Kafka;

namespace EmbeddedKafka.Tests.Clients;

/// <summary>
/// What the client tests run against: this broker, and librdkafka's own mock cluster, which shows that the tests ask
/// for nothing but what Kafka does.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly TestBroker? _broker;
    private readonly IProducer<Null, Null>? _mock;

    private Cluster(TestBroker broker) => (_broker, BootstrapServers) = (broker, broker.BootstrapServers);

    private Cluster(IProducer<Null, Null> mock)
    {
        _mock = mock;
        using var admin = new DependentAdminClientBuilder(mock.Handle).Build();
        BootstrapServers = string.Join(
            ',', admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers.Select(broker => $"{broker.Host}:{broker.Port}"));
    }

    public string BootstrapServers { get; }

    public static async Task<Cluster> StartAsync(ClusterKind kind) => kind == ClusterKind.Embedded
        ? new Cluster(await TestBroker.StartAsync())
        : new Cluster(
            new ProducerBuilder<Null, Null>(new Dictionary<string, string> { ["test.mock.num.brokers"] = "1" })
                .Quiet().Build());

    public async ValueTask DisposeAsync()
    {
        _mock?.Dispose();
        if (_broker is not null)
            await _broker.DisposeAsync();
    }
}

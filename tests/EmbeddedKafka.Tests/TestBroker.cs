using System.Collections.Concurrent;

namespace EmbeddedKafka.Tests;

/// <summary>A broker inside the test, on a folder that goes with it.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KafkaBrokerOptions _options;
    private KafkaBroker? _broker;

    private TestBroker(Func<KafkaBrokerOptions, KafkaBrokerOptions>? configure)
    {
        var options = new KafkaBrokerOptions
        {
            DataFolder = _folder.Path,
            InitialRebalanceDelay = TimeSpan.FromMilliseconds(50),
            Report = Reports.Enqueue,
        };
        _options = configure?.Invoke(options) ?? options;
    }

    public ConcurrentQueue<string> Reports { get; } = [];

    public string BootstrapServers => _broker!.BootstrapServers;

    public int Port => _broker!.EndPoint.Port;

    public string ClusterId => _broker!.ClusterId;

    public static async Task<TestBroker> StartAsync(Func<KafkaBrokerOptions, KafkaBrokerOptions>? configure = null)
    {
        var test = new TestBroker(configure);
        test._broker = await KafkaBroker.StartAsync(test._options);
        return test;
    }

    public async Task RestartAsync(Action? whileStopped = null)
    {
        await StopAsync();
        whileStopped?.Invoke();
        _broker = await KafkaBroker.StartAsync(_options);
    }

    public async Task StopAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        _broker = null;
    }

    public string PartitionFolder(string topic, int partition = 0) =>
        Path.Combine(_options.DataFolder, "topics", topic, $"{partition}");

    public string LogFile(string topic, int partition = 0) =>
        Directory.GetFiles(PartitionFolder(topic, partition), "*.log").Order(StringComparer.Ordinal).First();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}

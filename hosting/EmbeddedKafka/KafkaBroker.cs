using System.Net;
using System.Net.Sockets;
using EmbeddedKafka.Groups;
using EmbeddedKafka.Network;
using EmbeddedKafka.Requests;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka;

/// <summary>A Kafka broker of one node for one machine. See docs/adr/0002-embedded-broker.md for what it is and is not.</summary>
public sealed class KafkaBroker : IAsyncDisposable
{
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromSeconds(30);

    private readonly DataFolderLock _lock;
    private readonly GroupCommit _commit = new();
    private readonly BrokerState _state;
    private readonly TopicCatalog _topics;
    private readonly GroupCoordinator _groups;
    private readonly Listener _listener;
    private readonly PeriodicTimer _retention;
    private readonly Task _retaining;

    private KafkaBroker(KafkaBrokerOptions options, DataFolderLock dataLock)
    {
        _lock = dataLock;
        _state = new BrokerState(options.DataFolder, options.OpenFile);
        _topics = new TopicCatalog(options, _state);
        _groups = new GroupCoordinator(options, new GroupJournal(
            new Journal(Path.Combine(options.DataFolder, "groups.journal"), options.OpenFile, options.FlushBeforeAcknowledging), _commit, options.Report));
        _topics.Deleted += _groups.ForgetTopic;

        var requests = new RequestTable(_state, _topics, _groups, _commit);
        _listener = new Listener(options.Address, options.Port == 0 ? _state.Port : options.Port, fallback: options.Port == 0,
            (socket, ct) => new Connection(socket, requests, options.MaxRequestBytes, options.Report).RunAsync(ct));
        _state.Port = _listener.EndPoint.Port;
        _retention = new PeriodicTimer(RetentionInterval, options.Time);
        _retaining = RetainAsync(options.Time);
    }

    public IPEndPoint EndPoint => _listener.EndPoint;

    /// <summary>What a client needs to connect.</summary>
    public string BootstrapServers => EndPoint.ToString();

    public string ClusterId => _state.ClusterId;

    /// <summary>Opens the data, recovers it where the last stop was not a clean one, and listens.</summary>
    /// <exception cref="DamagedStorageException">Something that had been on the disk is damaged.</exception>
    /// <exception cref="IOException">The data folder is in use.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<KafkaBroker> StartAsync(KafkaBrokerOptions options) => Task.Run(() =>
    {
        var dataLock = new DataFolderLock(options.DataFolder);
        try
        {
            return new KafkaBroker(options, dataLock);
        }
        catch
        {
            dataLock.Dispose();
            throw;
        }
    });

    public async ValueTask DisposeAsync()
    {
        _retention.Dispose();
        await _retaining;
        await _listener.DisposeAsync();
        await _groups.DisposeAsync();
        _commit.Dispose();
        _topics.Dispose();
        _lock.Dispose();
    }

    private async Task RetainAsync(TimeProvider time)
    {
        while (await _retention.WaitForNextTickAsync())
            foreach (var partition in _topics.All.SelectMany(topic => topic.Partitions))
                partition.Retain(time.GetUtcNow());
    }
}

using System.Net;
using EmbeddedKafka.Groups;
using EmbeddedKafka.Network;
using EmbeddedKafka.Requests;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka;

/// <summary>
/// A Kafka broker of one node for one machine. See docs/adr/0002-embedded-broker.md for what it is and is not.
/// </summary>
public sealed class KafkaBroker : IAsyncDisposable
{
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromSeconds(30);

    private readonly Stack<object> _opened = [];

    private KafkaBroker()
    {
    }

    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.None, 0);

    /// <summary>What a client needs to connect.</summary>
    public string BootstrapServers => EndPoint.ToString();

    public string ClusterId { get; private set; } = "";

    /// <summary>Opens the data, recovers it where the last stop was not a clean one, and listens.</summary>
    /// <exception cref="DamagedStorageException">Something that had been on the disk is damaged.</exception>
    /// <exception cref="IOException">The data folder is in use, or the port is taken.</exception>
    public static async Task<KafkaBroker> StartAsync(KafkaBrokerOptions options)
    {
        var broker = new KafkaBroker();
        try
        {
            await Task.Run(() => broker.Open(options));
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes everything in the reverse order of its opening.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var resource))
        {
            if (resource is IAsyncDisposable waits)
                await waits.DisposeAsync();
            else
                ((IDisposable)resource).Dispose();
        }
    }

    private void Open(KafkaBrokerOptions options)
    {
        Own(new DataFolderLock(options.DataFolder));
        var state = new BrokerState(options.DataFolder, options.OpenFile);
        var topics = Own(new TopicCatalog(options, state));
        topics.Open();
        var commit = Own(new GroupCommit());
        var journal = Own(new Journal(
            Path.Combine(options.DataFolder, "groups.journal"), options.OpenFile, options.FlushBeforeAcknowledging));
        var groups = Own(new GroupCoordinator(options, new GroupJournal(journal, commit, options.Report)));
        topics.Deleted += groups.ForgetTopic;

        var requests = new RequestTable(state, topics, groups, commit);
        var listener = Own(
            new Listener(options.Address, options.Port == 0 ? state.Port : options.Port, anyIfTaken: options.Port == 0,
                (socket, ct) =>
                    new Connection(socket, requests, options.MaxRequestBytes, options.Report).RunAsync(ct)));
        Own(new PeriodicWork(RetentionInterval, options, () => topics.Retain(options.Time.GetUtcNow())));

        if (state.Port != listener.EndPoint.Port)
            state.Port = listener.EndPoint.Port;
        (EndPoint, ClusterId) = (listener.EndPoint, state.ClusterId);
    }

    private T Own<T>(T resource) where T : notnull
    {
        _opened.Push(resource);
        return resource;
    }
}

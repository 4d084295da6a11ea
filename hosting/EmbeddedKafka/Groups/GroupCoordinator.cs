using System.Collections.Concurrent;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Groups;

/// <summary>All consumer groups of the broker.</summary>
internal sealed class GroupCoordinator : IAsyncDisposable
{
    private const long MinCompactedBytes = 4 << 20;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly KafkaBrokerOptions _options;
    private readonly GroupJournal _journal;
    private readonly ConcurrentDictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly PeriodicWork _ticking;
    private long _compactAt;

    public GroupCoordinator(KafkaBrokerOptions options, GroupJournal journal)
    {
        (_options, _journal) = (options, journal);
        foreach (var entry in journal.ReadAll())
            Restore(entry);
        Compact();
        _ticking = new PeriodicWork(Beat, options, Tick);
    }

    public IEnumerable<Group> All => _groups.Values.OrderBy(group => group.Id, StringComparer.Ordinal);

    public Group? Find(string id) => _groups.GetValueOrDefault(id);

    public Group FindOrCreate(string id) =>
        _groups.GetOrAdd(id, _ => new Group(id, _options.Time, _options.InitialRebalanceDelay, _journal, _gate));

    public ErrorCode Delete(string id)
    {
        if (Find(id) is not { } group)
            return ErrorCode.GroupIdNotFound;
        if (group.Close() is var error and not ErrorCode.None)
            return error;
        _groups.TryRemove(id, out _);
        _journal.AddDeletion(id);
        return ErrorCode.None;
    }

    /// <summary>Completes when all commits so far are on the disk.</summary>
    public Task FlushAsync() => _journal.FlushAsync();

    public void ForgetTopic(string topic)
    {
        foreach (var group in _groups.Values)
            group.ForgetTopic(topic);
    }

    public ValueTask DisposeAsync() => _ticking.DisposeAsync();

    private void Tick()
    {
        foreach (var group in _groups.Values)
            group.Tick();
        if (_journal.Length > _compactAt)
            Compact();
    }

    private void Compact()
    {
        try
        {
            lock (_gate)
                _journal.Compact(All);
        }
        catch (IOException e)
        {
            _options.Report($"the journal of groups stays as long as it is: {e.Message}");
        }
        _compactAt = Math.Max(MinCompactedBytes, _journal.Length * 2);
    }

    private void Restore(GroupJournal.Entry entry)
    {
        if (entry.IsDeleted)
            _groups.TryRemove(entry.Group, out _);
        else if (entry.State is { } state)
            FindOrCreate(entry.Group).Restore(state);
        else if (entry.Topic is { } topic)
            FindOrCreate(entry.Group).RestoreOffset((topic, entry.Partition), entry.Offset);
    }
}

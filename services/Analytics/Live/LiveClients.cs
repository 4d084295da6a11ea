using System.Collections.Concurrent;
using BizPulse.Access;
using Microsoft.AspNetCore.SignalR;

namespace BizPulse.Analytics.Live;

/// <summary>Who listens, and to what.</summary>
public sealed class LiveClients
{
    private readonly ConcurrentDictionary<string, LiveClient> _byConnection = [];

    public bool IsEmpty => _byConnection.IsEmpty;

    public IEnumerable<LiveClient> All => _byConnection.Values;

    public void Add(string connectionId, ISingleClientProxy wire, Scope scope) =>
        _byConnection[connectionId] = new LiveClient(wire, scope);

    public void Remove(string connectionId) => _byConnection.TryRemove(connectionId, out _);

    /// <summary>What anyone has seen is unknown.</summary>
    public void NeedAll()
    {
        foreach (var client in All)
            client.NeedAll();
    }

    public void Watch(string connectionId, IReadOnlyList<string> skus)
    {
        if (_byConnection.TryGetValue(connectionId, out var client))
            client.Watch(skus);
    }
}

/// <summary>
/// One listener. While a frame is still on its way to it, it gets no other: it catches up with the next one.
/// </summary>
public sealed class LiveClient(ISingleClientProxy wire, Scope scope)
{
    private volatile HashSet<string> _watched = [];
    private volatile bool _needsAll = true;
    private Task _sending = Task.CompletedTask;

    /// <summary>What it may be told.</summary>
    public Scope Scope => scope;

    public IReadOnlyCollection<string> Watched => _watched;

    /// <summary>New, or left out of a frame: what it has seen is unknown.</summary>
    public bool NeedsAll => _needsAll;

    public void Watch(IReadOnlyList<string> skus)
    {
        _watched = [.. skus];
        _needsAll = true;
    }

    public void NeedAll() => _needsAll = true;

    /// <summary>Before a frame is made for it, so that what it asks for meanwhile is in the next one.</summary>
    public bool TakeNeedsAll() => Interlocked.Exchange(ref _needsAll, false);

    public void Send(LiveFrame frame, CancellationToken ct)
    {
        if (_sending.IsCompleted)
            _sending = wire.SendAsync("frame", frame, ct);
        else
            _needsAll = true;
    }
}

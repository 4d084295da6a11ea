using System.Collections.Concurrent;
using BizPulse.Ingestion.Storing;

namespace BizPulse.Ingestion.Status;

/// <summary>How this processor is doing, in a word and in numbers.</summary>
internal sealed class PipelineState(TimeProvider clock)
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, int Events)> _recent = new();
    private readonly ConcurrentDictionary<object, string> _waits = new();

    /// <summary>What it waits for, one of <see cref="WaitReasons"/>; null while all its parts run.</summary>
    public string? WaitsFor => _waits.Values.FirstOrDefault();

    public void MarkRunning(object part) => _waits.TryRemove(part, out _);

    /// <summary>Until the same part runs again: what another one achieves meanwhile says nothing of it.</summary>
    public void MarkWaiting(object part, string reason) => _waits[part] = reason;

    public void Count(BatchResult stored)
    {
        lock (_lock)
        {
            _recent.Enqueue((clock.GetTimestamp(), stored.Events));
            DropOld();
        }
    }

    /// <summary>Stored events per second, over the last ten.</summary>
    public double EventsPerSecond()
    {
        lock (_lock)
        {
            DropOld();
            return _recent.Sum(batch => batch.Events) / _window.TotalSeconds;
        }
    }

    private void DropOld()
    {
        while (_recent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > _window)
            _recent.Dequeue();
    }
}

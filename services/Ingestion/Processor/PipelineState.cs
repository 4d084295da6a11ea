namespace BizPulse.Ingestion.Processor;

/// <summary>How this processor is doing, in a word and in numbers.</summary>
internal sealed class PipelineState(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long At, int Events)> _recent = new();
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);
    private string? _waitsFor;

    /// <summary>What it waits for; null while it runs.</summary>
    public string? WaitsFor => _waitsFor;

    public void Runs() => _waitsFor = null;

    public void Waits(string reason) => _waitsFor = reason;

    public void Count(Stored stored)
    {
        lock (_lock)
        {
            _recent.Enqueue((clock.GetTimestamp(), stored.Events));
            Forget();
        }
    }

    /// <summary>Stored events per second, over the last ten.</summary>
    public double EventsPerSecond()
    {
        lock (_lock)
        {
            Forget();
            return _recent.Sum(batch => batch.Events) / _window.TotalSeconds;
        }
    }

    private void Forget()
    {
        while (_recent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > _window)
            _recent.Dequeue();
    }
}

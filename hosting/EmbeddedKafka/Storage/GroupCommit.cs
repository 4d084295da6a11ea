namespace EmbeddedKafka.Storage;

/// <summary>
/// Flushes for everyone: while a file is on its way to the disk, further writes to it gather and share its next flush.
/// Different files are flushed side by side, since a file system makes one commit of flushes that come together: four
/// files took a quarter of the time that they took one after the other.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int SideBySide = 4;

    private readonly object _gate = new();
    private readonly Dictionary<IFlushable, TaskCompletionSource> _wanted = [];
    private readonly Queue<IFlushable> _next = []; // wanted, and not under way
    private readonly HashSet<IFlushable> _underWay = [];
    private readonly Thread[] _threads;
    private bool _stopping;

    public GroupCommit()
    {
        _threads = [.. Enumerable.Range(0, SideBySide).Select(
            _ => new Thread(Run) { IsBackground = true, Name = "group commit" })];
        foreach (var thread in _threads)
            thread.Start();
    }

    /// <summary>
    /// Completes when what was written to the file before this call is on the disk, or fails as the flush did.
    /// </summary>
    public Task FlushAsync(IFlushable file)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            if (!_wanted.TryGetValue(file, out var flushed))
            {
                _wanted[file] = flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (!_underWay.Contains(file))
                    Enqueue(file);
            }
            return flushed.Task;
        }
    }

    /// <summary>Flushes what has been asked for, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }
        foreach (var thread in _threads)
            thread.Join();
    }

    private void Run()
    {
        while (Begin() is var (file, flushed))
        {
            IOException? failure = null;
            try
            {
                file.Flush();
            }
            catch (IOException e)
            {
                failure = e;
            }

            End(file);
            if (failure is null)
                flushed.SetResult();
            else
                flushed.SetException(failure);
        }
    }

    private (IFlushable File, TaskCompletionSource Flushed)? Begin()
    {
        lock (_gate)
        {
            while (_next.Count == 0)
            {
                if (_stopping)
                    return null;
                Monitor.Wait(_gate);
            }

            var file = _next.Dequeue();
            _underWay.Add(file);
            _wanted.Remove(file, out var flushed);
            return (file, flushed!);
        }
    }

    private void End(IFlushable file)
    {
        lock (_gate)
        {
            _underWay.Remove(file);
            if (_wanted.ContainsKey(file))
                Enqueue(file);
        }
    }

    private void Enqueue(IFlushable file)
    {
        _next.Enqueue(file);
        Monitor.Pulse(_gate);
    }
}

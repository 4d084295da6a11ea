namespace EmbeddedKafka.Storage;

/// <summary>
/// One thread that flushes for everyone: while it waits for the disk, further writes gather and share the next round.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _work = new(false);
    private readonly Thread _thread;
    private Round _next = new();
    private bool _stopping;

    public GroupCommit()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "group commit" };
        _thread.Start();
    }

    /// <summary>Completes when what was written to the file before this call is on the disk.</summary>
    public Task FlushAsync(IFlushable file)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            _next.Files.Add(file);
            _work.Set();
            return _next.Done.Task;
        }
    }

    /// <summary>Flushes what has been asked for, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            _work.Set();
        }
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _work.WaitOne();
            Round round;
            bool last;
            lock (_gate)
            {
                (round, _next) = (_next, new Round());
                last = _stopping;
            }

            foreach (var file in round.Files)
                file.Flush();
            round.Done.SetResult();
            if (last)
                return;
        }
    }

    private sealed class Round
    {
        public HashSet<IFlushable> Files { get; } = [];
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

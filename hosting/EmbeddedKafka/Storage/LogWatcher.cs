namespace EmbeddedKafka.Storage;

/// <summary>A reader that waits for any of several logs to grow.</summary>
internal sealed class LogWatcher
{
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first news since the last <see cref="Reset"/>.</summary>
    public Task News => Volatile.Read(ref _news).Task;

    /// <summary>To be called before looking, so that news that come meanwhile are not missed.</summary>
    public void Reset() =>
        Volatile.Write(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Notify() => Volatile.Read(ref _news).TrySetResult();
}

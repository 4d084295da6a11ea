using System.Threading.Channels;

namespace LocalAspire.Running;

/// <summary>The newest lines of a resource's output, and whoever follows them.</summary>
internal sealed class LogBuffer
{
    private const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly List<Channel<string>> _followers = [];

    internal void Add(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Capacity)
                _lines.Dequeue();
            foreach (var follower in _followers)
                follower.Writer.TryWrite(line);
        }
    }

    internal IReadOnlyList<string> Last(int count)
    {
        lock (_lock)
            return [.. _lines.Skip(_lines.Count - count)];
    }

    internal async IAsyncEnumerable<string> FollowAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Capacity * 2) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var line in _lines)
                channel.Writer.TryWrite(line);
            _followers.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
                yield return line;
        }
        finally
        {
            lock (_lock)
                _followers.Remove(channel);
        }
    }
}

using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Tests.Storage;

/// <summary>A file on the disk that tells of what is done with it, before a read and a flush, after a write.</summary>
internal sealed class WatchedFile(
    string path, Action? onRead = null, Action? onWrite = null, Action? onFlush = null, Action<long>? onForget = null)
    : ILogFile
{
    private readonly DiskFile _file = new(path);

    public long Length => _file.Length;

    public void Write(ReadOnlySpan<byte> bytes, long position)
    {
        _file.Write(bytes, position);
        onWrite?.Invoke();
    }

    public int Read(Span<byte> buffer, long position)
    {
        onRead?.Invoke();
        return _file.Read(buffer, position);
    }

    public void Flush()
    {
        onFlush?.Invoke();
        _file.Flush();
    }

    public void Truncate(long length) => _file.Truncate(length);

    public void Forget(long before)
    {
        onForget?.Invoke(before);
        _file.Forget(before);
    }

    public void Dispose() => _file.Dispose();
}

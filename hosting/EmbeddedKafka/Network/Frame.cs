using System.Buffers;

namespace EmbeddedKafka.Network;

/// <summary>The bytes of one request, in a borrowed buffer.</summary>
internal sealed class Frame(int length) : IDisposable
{
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(length);

    public Memory<byte> Bytes => _buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}

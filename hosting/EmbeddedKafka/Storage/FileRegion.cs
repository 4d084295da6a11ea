using System.Buffers;

namespace EmbeddedKafka.Storage;

/// <summary>A stretch of whole batches inside a segment file, on its way to a consumer.</summary>
internal sealed class FileRegion : IDisposable
{
    private const int ChunkSize = 128 * 1024;

    private readonly Segment _segment;
    private readonly int _position;

    public FileRegion(Segment segment, int position, int length)
    {
        (_segment, _position, Length) = (segment, position, length);
        segment.Hold();
    }

    public int Length { get; }

    /// <summary>The bytes, a piece at a time in one buffer.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(ChunkSize, Length));
        try
        {
            for (var sent = 0; sent < Length;)
            {
                var wanted = Math.Min(buffer.Length, Length - sent);
                if (_segment.File.Read(buffer.AsSpan(0, wanted), _position + sent) < wanted)
                    throw new DamagedStorageException(_segment.FilePath, $"it ends before byte {_position + Length}");
                yield return buffer.AsMemory(0, wanted);
                sent += wanted;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _segment.Release();
}

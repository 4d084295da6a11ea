using System.Buffers.Binary;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// Remembers up to which byte a partition is known to be on the disk: damage below is damage, above it is a torn tail.
/// Written after each flush, without a flush of its own: losing it only widens what counts as the tail.
/// </summary>
internal sealed class FlushMark : IDisposable
{
    private const int Size = sizeof(long) + sizeof(int) + sizeof(uint);

    private readonly ILogFile _file;

    public FlushMark(ILogFile file)
    {
        _file = file;
        if (file.Length == 0)
            Write(0, 0); // takes its room while there is some
    }

    public void Write(long segmentBaseOffset, int position)
    {
        Span<byte> mark = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(mark, segmentBaseOffset);
        BinaryPrimitives.WriteInt32LittleEndian(mark[8..], position);
        BinaryPrimitives.WriteUInt32LittleEndian(mark[12..], Crc32C.Of(mark[..12]));
        _file.Write(mark, 0);
    }

    public (long SegmentBaseOffset, int Position) Read()
    {
        Span<byte> mark = stackalloc byte[Size];
        if (_file.Read(mark, 0) < Size || BinaryPrimitives.ReadUInt32LittleEndian(mark[12..]) != Crc32C.Of(mark[..12]))
            return (0, 0);
        return (BinaryPrimitives.ReadInt64LittleEndian(mark), BinaryPrimitives.ReadInt32LittleEndian(mark[8..]));
    }

    public void Dispose() => _file.Dispose();
}

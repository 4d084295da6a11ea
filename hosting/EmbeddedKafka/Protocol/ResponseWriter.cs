using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Protocol;

/// <summary>
/// Builds one response: bytes, and between them regions of segment files that are only read when the response is sent.
/// </summary>
internal sealed class ResponseWriter : IDisposable
{
    private const int SizePrefix = 4;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(512);
    private int _length = SizePrefix;
    private List<(int At, FileRegion Region)>? _regions;

    /// <summary>True when the request asked for no answer (a produce with acks=0).</summary>
    public bool IsSuppressed { get; set; }

    public void WriteBoolean(bool value) => Grow(1)[0] = value ? (byte)1 : (byte)0;

    public void WriteInt8(sbyte value) => Grow(1)[0] = (byte)value;

    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Grow(2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Grow(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Grow(8), value);

    public void WriteError(ErrorCode error) => WriteInt16((short)error);

    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteInt16(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        WriteInt16(checked((short)length));
        Encoding.UTF8.GetBytes(value, Grow(length));
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteInt32(value.Length);
        value.CopyTo(Grow(value.Length));
    }

    public void WriteArray<T>(IReadOnlyCollection<T>? items, Action<T> writeItem)
    {
        WriteInt32(items?.Count ?? -1);
        foreach (var item in items ?? [])
            writeItem(item);
    }

    /// <summary>The length of an array in a flexible version of a request.</summary>
    public void WriteCompactCount(int count)
    {
        var left = (uint)count + 1;
        for (; left >= 0x80; left >>= 7)
            Grow(1)[0] = (byte)(left | 0x80);
        Grow(1)[0] = (byte)left;
    }

    public void WriteNoTaggedFields() => Grow(1)[0] = 0;

    /// <summary>Takes over the region's hold on its segment.</summary>
    public void WriteRegion(FileRegion? region)
    {
        WriteInt32(region?.Length ?? 0);
        if (region is not null)
            (_regions ??= []).Add((_length, region));
    }

    /// <summary>The response in the order of its bytes; a piece is valid until the next one is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        var total = _length - SizePrefix + (_regions?.Sum(each => (long)each.Region.Length) ?? 0);
        BinaryPrimitives.WriteInt32BigEndian(_buffer, checked((int)total));

        var sent = 0;
        foreach (var (at, region) in _regions ?? [])
        {
            yield return _buffer.AsMemory(sent, at - sent);
            foreach (var chunk in region.Chunks())
                yield return chunk;
            sent = at;
        }
        yield return _buffer.AsMemory(sent, _length - sent);
    }

    public void Dispose()
    {
        foreach (var (_, region) in _regions ?? [])
            region.Dispose();
        _regions = null;
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Span<byte> Grow(int count)
    {
        if (_length + count > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }
}

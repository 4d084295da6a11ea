using System.Buffers.Binary;
using System.Text;

namespace EmbeddedKafka.Protocol;

/// <summary>
/// Reads the protocol's primitive types from one request. Every read is checked: what comes in may be hostile.
/// </summary>
internal sealed class RequestReader(Memory<byte> bytes)
{
    private const int MaxItems = 100_000;

    private int _position;

    public int Remaining => bytes.Length - _position;

    public bool ReadBoolean() => Take(1).Span[0] != 0;

    public sbyte ReadInt8() => (sbyte)Take(1).Span[0];

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2).Span);

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4).Span);

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8).Span);

    public string ReadString() =>
        ReadNullableString() ?? throw new ProtocolException("a string that must be present is null");

    public string? ReadNullableString()
    {
        var length = ReadInt16();
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length).Span);
    }

    /// <summary>The bytes themselves, not a copy: they are valid as long as the request is.</summary>
    public Memory<byte> ReadBytes()
    {
        var length = ReadInt32();
        return length < 0 ? Memory<byte>.Empty : Take(length);
    }

    public List<T> ReadArray<T>(Func<RequestReader, T> readItem) => ReadNullableArray(readItem) ?? [];

    public List<T>? ReadNullableArray<T>(Func<RequestReader, T> readItem)
    {
        var count = ReadInt32();
        if (count < 0)
            return null;
        if (count > Math.Min(Remaining, MaxItems))
            throw new ProtocolException($"an array of {count} items in {Remaining} bytes");

        var items = new List<T>(Math.Min(count, 256));
        for (var i = 0; i < count; i++)
            items.Add(readItem(this));
        return items;
    }

    private Memory<byte> Take(int length)
    {
        if ((uint)length > (uint)Remaining)
            throw new ProtocolException($"{length} bytes expected where {Remaining} are left");

        var taken = bytes.Slice(_position, length);
        _position += length;
        return taken;
    }
}

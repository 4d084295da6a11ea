using System.Buffers.Binary;
using System.Text;

namespace LocalAspire.Developer.Telemetry;

/// <summary>
/// Reads the fields of one protobuf message in the order they come: a number, then a value of one of four wire types. What a
/// caller does not ask for is skipped. Damaged input throws <see cref="FormatException"/>.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;
    private int _wireType = -1;

    internal int Field { get; private set; }

    /// <summary>Goes to the next field, passing over the value of the last one if nobody read it.</summary>
    internal bool Next()
    {
        if (_wireType >= 0)
            Skip();
        if (_rest.IsEmpty)
            return false;
        var key = Varint();
        (Field, _wireType) = ((int)(key >> 3), (int)(key & 7));
        return true;
    }

    internal ReadOnlySpan<byte> Bytes()
    {
        Expect(2);
        return Take(checked((int)Math.Min(Varint(), int.MaxValue)));
    }

    internal string Text() => Encoding.UTF8.GetString(Bytes());

    internal string Hex() => Convert.ToHexStringLower(Bytes());

    internal ProtoReader Message() => new(Bytes());

    internal ulong Fixed64()
    {
        Expect(1);
        return BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
    }

    internal double Double() => BitConverter.UInt64BitsToDouble(Fixed64());

    internal long Integer()
    {
        Expect(0);
        return (long)Varint();
    }

    private void Expect(int wireType)
    {
        if (_wireType != wireType)
            throw new FormatException($"Field {Field} has wire type {_wireType}, not {wireType}.");
        _wireType = -1;
    }

    private void Skip()
    {
        switch (_wireType)
        {
            case 0: Integer(); break;
            case 1: Fixed64(); break;
            case 2: Bytes(); break;
            case 5: Expect(5); Take(4); break;
            default: throw new FormatException($"Field {Field} has the unknown wire type {_wireType}.");
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException("A number is longer than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new FormatException($"The message ends {length - _rest.Length} bytes early.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}

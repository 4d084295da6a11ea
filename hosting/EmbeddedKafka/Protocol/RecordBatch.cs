using System.Buffers.Binary;

namespace EmbeddedKafka.Protocol;

/// <summary>
/// The header of a record batch, format 2. Its checksum covers everything from the attributes on, so that the broker
/// can set the base offset of a batch without touching what the producer signed.
/// </summary>
internal readonly record struct RecordBatch
{
    public const int HeaderSize = 61;

    /// <summary>Base offset and length: what comes before the bytes that the length counts.</summary>
    public const int Prefix = 12;

    public const int ChecksummedFrom = 21;
    private const int MinLength = HeaderSize - Prefix;
    private const sbyte Format = 2;

    public long BaseOffset { get; init; }
    public int Size { get; private init; }
    public uint Checksum { get; private init; }
    public short Attributes { get; private init; }
    public int LastOffsetDelta { get; private init; }
    public long BaseTimestamp { get; private init; }
    public long MaxTimestamp { get; private init; }
    public long ProducerId { get; private init; }
    public short ProducerEpoch { get; private init; }
    public int BaseSequence { get; private init; }
    public int Count { get; private init; }

    public long LastOffset => BaseOffset + LastOffsetDelta;
    public bool IsCompressed => (Attributes & 0b111) != 0;
    public bool IsTransactionalOrControl => (Attributes & 0b110000) != 0;
    public bool HasProducer => ProducerId >= 0;

    /// <summary>Sequence numbers wrap to zero after the largest Int32.</summary>
    public int LastSequence => (int)(((long)BaseSequence + LastOffsetDelta) % ((long)int.MaxValue + 1));

    /// <summary>False when the bytes cannot begin a batch; the batch itself may be longer than they are.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out RecordBatch batch)
    {
        batch = default;
        if (bytes.Length < HeaderSize)
            return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
        if (length < MinLength || length > int.MaxValue - Prefix || (sbyte)bytes[16] != Format)
            return false;

        batch = new RecordBatch
        {
            BaseOffset = BinaryPrimitives.ReadInt64BigEndian(bytes),
            Size = length + Prefix,
            Checksum = BinaryPrimitives.ReadUInt32BigEndian(bytes[17..]),
            Attributes = BinaryPrimitives.ReadInt16BigEndian(bytes[21..]),
            LastOffsetDelta = BinaryPrimitives.ReadInt32BigEndian(bytes[23..]),
            BaseTimestamp = BinaryPrimitives.ReadInt64BigEndian(bytes[27..]),
            MaxTimestamp = BinaryPrimitives.ReadInt64BigEndian(bytes[35..]),
            ProducerId = BinaryPrimitives.ReadInt64BigEndian(bytes[43..]),
            ProducerEpoch = BinaryPrimitives.ReadInt16BigEndian(bytes[51..]),
            BaseSequence = BinaryPrimitives.ReadInt32BigEndian(bytes[53..]),
            Count = BinaryPrimitives.ReadInt32BigEndian(bytes[57..]),
        };
        return batch.Count > 0 && batch.LastOffsetDelta == batch.Count - 1;
    }

    /// <summary>Whether a whole batch carries the checksum of its content.</summary>
    public bool IsIntact(ReadOnlySpan<byte> whole) => Crc32C.Of(whole[ChecksummedFrom..Size]) == Checksum;

    /// <summary>
    /// Whether the records of an uncompressed batch fill it exactly; what is compressed is taken as it comes.
    /// </summary>
    public bool RecordsFit(ReadOnlySpan<byte> whole)
    {
        if (IsCompressed)
            return true;

        var rest = whole[HeaderSize..Size];
        for (var i = 0; i < Count; i++)
        {
            if (!RecordFields.TryReadVarint(ref rest, out var length) || length <= 0 || length > rest.Length)
                return false;
            rest = rest[(int)length..];
        }
        return rest.IsEmpty;
    }

    public static void SetBaseOffset(Span<byte> batch, long offset)
    {
        BinaryPrimitives.WriteInt64BigEndian(batch, offset);
        BinaryPrimitives.WriteInt32BigEndian(batch[12..], 0); // leader epoch: there has only ever been one leader
    }
}

namespace EmbeddedKafka.Protocol;

/// <summary>The first fields of the records inside an uncompressed batch: enough to find one by its time.</summary>
internal static class RecordFields
{
    /// <summary>The first record at or after a time, or null when the batch has none.</summary>
    public static (long Offset, long Timestamp)? FirstAtOrAfter(
        RecordBatch batch, ReadOnlySpan<byte> whole, long timestamp)
    {
        var rest = whole[RecordBatch.HeaderSize..batch.Size];
        for (var i = 0; i < batch.Count; i++)
        {
            if (!TryReadVarint(ref rest, out var length) || length < 1 || length > rest.Length)
                return null;

            var record = rest[1..(int)length]; // skips the record's attributes
            if (TryReadVarint(ref record, out var timestampDelta) && batch.BaseTimestamp + timestampDelta >= timestamp)
                return (batch.BaseOffset + i, batch.BaseTimestamp + timestampDelta);
            rest = rest[(int)length..];
        }
        return null;
    }

    public static bool TryReadVarint(ref ReadOnlySpan<byte> bytes, out long value)
    {
        var raw = 0ul;
        value = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            raw |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                value = (long)(raw >> 1) ^ -(long)(raw & 1); // zigzag
                return true;
            }
        }
        return false;
    }
}

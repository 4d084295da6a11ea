using System.Buffers.Binary;
using System.Text;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Tests.Storage;

/// <summary>Record batches as a producer would send them.</summary>
internal static class Batches
{
    public static byte[] Of(params string[] values) => Of(values, timestamp: 1_000);

    public static byte[] Of(string[] values, long timestamp, long producerId = -1, short epoch = -1, int sequence = -1)
    {
        var records = new MemoryStream();
        for (var i = 0; i < values.Length; i++)
            WriteRecord(records, i, values[i]);

        var batch = new byte[RecordBatch.HeaderSize + records.Length];
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(8), batch.Length - RecordBatch.Prefix);
        batch[16] = 2;
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(23), values.Length - 1);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(27), timestamp);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(35), timestamp);
        BinaryPrimitives.WriteInt64BigEndian(batch.AsSpan(43), producerId);
        BinaryPrimitives.WriteInt16BigEndian(batch.AsSpan(51), epoch);
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(53), sequence);
        BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(57), values.Length);
        records.ToArray().CopyTo(batch, RecordBatch.HeaderSize);
        Seal(batch);
        return batch;
    }

    /// <summary>Sets the checksum to what the content says.</summary>
    public static void Seal(byte[] batch) =>
        BinaryPrimitives.WriteUInt32BigEndian(batch.AsSpan(17), Crc32C.Of(batch.AsSpan(RecordBatch.ChecksummedFrom)));

    public static AppendResult Append(this PartitionLog log, byte[] bytes)
    {
        Assert.True(RecordBatch.TryParse(bytes, out var batch));
        return log.Append(batch, bytes);
    }

    private static void WriteRecord(MemoryStream to, int offsetDelta, string value)
    {
        var record = new MemoryStream();
        record.WriteByte(0); // attributes
        WriteVarint(record, 0); // timestamp delta
        WriteVarint(record, offsetDelta);
        WriteVarint(record, -1); // no key
        var bytes = Encoding.UTF8.GetBytes(value);
        WriteVarint(record, bytes.Length);
        record.Write(bytes);
        WriteVarint(record, 0); // no headers
        WriteVarint(to, record.Length);
        record.WriteTo(to);
    }

    private static void WriteVarint(MemoryStream to, long value)
    {
        var zigzag = (ulong)((value << 1) ^ (value >> 63));
        for (; zigzag >= 0x80; zigzag >>= 7)
            to.WriteByte((byte)(zigzag | 0x80));
        to.WriteByte((byte)zigzag);
    }
}

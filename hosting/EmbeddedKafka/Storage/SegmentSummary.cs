using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// The file beside a segment that spares reading it again: its sparse index and the producers' state at its end. It
/// holds for exactly the length and modification time that the segment had when it was verified; otherwise the segment
/// is read anew.
/// </summary>
internal static class SegmentSummary
{
    private const int Format = 1;

    public static void Save(Segment segment, ProducerStates producers)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Format);
            writer.Write(segment.Length);
            writer.Write(File.GetLastWriteTimeUtc(segment.FilePath).Ticks);
            writer.Write(segment.NextOffset);
            writer.Write(segment.MaxTimestamp);
            WriteIndex(writer, segment.Index);
            WriteProducers(writer, producers);
            writer.Flush();
            writer.Write(Crc32C.Of(content.GetBuffer().AsSpan(0, (int)content.Length)));
        }

        var draft = segment.IndexPath + ".new";
        try
        {
            File.WriteAllBytes(draft, content.ToArray());
            File.Move(draft, segment.IndexPath, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(draft); // no room: the next start reads the segment instead
        }
    }

    /// <summary>The segment as it was summarised, or null when there is no summary that fits it.</summary>
    public static (Segment Segment, ProducerStates Producers)? TryLoad(string path, long baseOffset, ILogFile file)
    {
        var summary = Path.ChangeExtension(path, ".index");
        if (!File.Exists(summary))
            return null;
        var bytes = File.ReadAllBytes(summary);
        if (bytes.Length < sizeof(int) * 3
            || Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))) != BitConverter.ToUInt32(
                bytes, bytes.Length - sizeof(uint)))
            return null;

        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadInt32() != Format)
            return null;
        var length = reader.ReadInt32();
        if (length != file.Length || reader.ReadInt64() != File.GetLastWriteTimeUtc(path).Ticks)
            return null;

        var (nextOffset, maxTimestamp) = (reader.ReadInt64(), reader.ReadInt64());
        var segment = new Segment(path, baseOffset, file, ReadIndex(reader));
        segment.Restore(length, nextOffset, maxTimestamp);
        return (segment, ReadProducers(reader));
    }

    private static void WriteIndex(BinaryWriter writer, SparseIndex index)
    {
        writer.Write(index.Entries.Count);
        foreach (var (offset, position, maxTimestampBefore) in index.Entries)
        {
            writer.Write(offset);
            writer.Write(position);
            writer.Write(maxTimestampBefore);
        }
    }

    private static SparseIndex ReadIndex(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var entries = new List<SparseIndex.Entry>(count);
        for (var i = 0; i < count; i++)
            entries.Add(new SparseIndex.Entry(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64()));
        return new SparseIndex(entries);
    }

    private static void WriteProducers(BinaryWriter writer, ProducerStates producers)
    {
        writer.Write(producers.All.Count());
        foreach (var (id, state) in producers.All)
        {
            writer.Write(id);
            writer.Write(state.Epoch);
            writer.Write(state.Batches.Count);
            foreach (var (firstSequence, lastSequence, firstOffset, lastOffset) in state.Batches)
            {
                writer.Write(firstSequence);
                writer.Write(lastSequence);
                writer.Write(firstOffset);
                writer.Write(lastOffset);
            }
        }
    }

    private static ProducerStates ReadProducers(BinaryReader reader)
    {
        var producers = new ProducerStates();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (id, epoch) = (reader.ReadInt64(), reader.ReadInt16());
            var batches = new ProducerStates.Written[reader.ReadInt32()];
            for (var i = 0; i < batches.Length; i++)
                batches[i] = new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());
            producers.Restore(id, new ProducerStates.State(epoch, batches));
        }
        return producers;
    }
}

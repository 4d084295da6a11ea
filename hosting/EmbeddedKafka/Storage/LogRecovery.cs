using System.Buffers;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// Opens the segments of a partition. What was known to be on the disk must be intact; behind that, the first batch
/// that is not whole ends the log, since a crash may have cut it off while it was being written.
/// </summary>
internal sealed class LogRecovery(
    string folder, Func<string, ILogFile> openFile, long flushedSegment, int flushedPosition)
{
    public ProducerStates Producers { get; private set; } = new();

    /// <summary>Bytes cut off behind the last whole batch.</summary>
    public long Truncated { get; private set; }

    public List<Segment> OpenSegments()
    {
        var segments = new List<Segment>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.log").Order(StringComparer.Ordinal))
        {
            var baseOffset = long.Parse(Path.GetFileNameWithoutExtension(path));
            if (segments.Count > 0 && segments[^1].NextOffset != baseOffset)
            {
                if (baseOffset <= flushedSegment)
                    throw new DamagedStorageException(
                        segments[^1].FilePath,
                        $"it ends at offset {segments[^1].NextOffset}, the next segment begins at {baseOffset}");
                Truncated += new FileInfo(path).Length; // behind a torn tail
                File.Delete(path);
                continue;
            }
            segments.Add(OpenSegment(path, baseOffset));
        }

        if (segments.Count > 0 && segments[^1].BaseOffset < flushedSegment)
            throw new DamagedStorageException(Segment.PathOf(folder, flushedSegment), "it is missing");
        return segments;
    }

    private Segment OpenSegment(string path, long baseOffset)
    {
        var file = openFile(path);
        var intactUpTo = baseOffset < flushedSegment ? file.Length : baseOffset == flushedSegment ? flushedPosition : 0;
        if (file.Length < intactUpTo)
            throw new DamagedStorageException(
                path, $"it has {file.Length} bytes where {intactUpTo} had been written to the disk");
        if (SegmentSummary.TryLoad(path, baseOffset, file) is var (known, producers))
        {
            Producers = producers;
            return known;
        }

        var segment = new Segment(path, baseOffset, file, new SparseIndex([]));
        ReadThrough(segment);
        if (segment.Length < intactUpTo)
            throw new DamagedStorageException(
                path, $"the batch at byte {segment.Length} (offset {segment.NextOffset}) is not what was written");
        if (segment.Length < file.Length)
        {
            Truncated += file.Length - segment.Length;
            file.Truncate(segment.Length);
        }
        return segment;
    }

    /// <summary>Takes in one whole, intact batch after the other, up to the first that is not.</summary>
    private void ReadThrough(Segment segment)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        int start = 0, end = 0;
        while (true)
        {
            var whole = RecordBatch.TryParse(buffer.AsSpan(start, end - start), out var batch)
                && batch.Size <= end - start;
            if (!whole)
            {
                var position = segment.Length;
                if (batch.Size > buffer.Length && position + (long)batch.Size <= segment.File.Length)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(batch.Size);
                }
                else if (start == 0 && end > 0)
                    break; // what is there does not make a batch

                (start, end) = (0, segment.File.Read(buffer, position));
                if (end == 0)
                    break;
                continue;
            }

            var bytes = buffer.AsSpan(start, batch.Size);
            if (batch.BaseOffset != segment.NextOffset || !batch.IsIntact(bytes))
                break;
            segment.Observe(batch);
            Producers.Record(batch);
            start += batch.Size;
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }
}

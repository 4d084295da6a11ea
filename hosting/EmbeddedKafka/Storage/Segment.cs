using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// One file of a partition's log: batches as they came, one after the other. Readers hold it while they send from it,
/// so that retention can delete a segment that is still on its way to someone.
/// </summary>
internal sealed class Segment(string path, long baseOffset, ILogFile file, SparseIndex index) : IDisposable
{
    private const int ForgottenAtOnce = 8 * 1024 * 1024;

    private int _holds = 1;
    private int _forgotten;

    public string FilePath => path;
    public string IndexPath => Path.ChangeExtension(path, ".index");
    public long BaseOffset { get; } = baseOffset;
    public ILogFile File => file;
    public SparseIndex Index => index;
    public int Length { get; private set; }
    public long NextOffset { get; private set; } = baseOffset;
    public long MaxTimestamp { get; private set; } = -1;

    public static string PathOf(string folder, long baseOffset) => Path.Combine(folder, $"{baseOffset:D20}.log");

    /// <summary>Writes a batch that already carries its offset.</summary>
    public void Append(in RecordBatch batch, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes, Length);
        }
        catch (IOException)
        {
            file.Truncate(Length); // a full disk may have taken a part of it
            throw;
        }
        Observe(batch);
    }

    /// <summary>Takes note of a batch at the end of the segment.</summary>
    public void Observe(in RecordBatch batch)
    {
        index.Observe(batch.BaseOffset, Length, MaxTimestamp);
        Restore(Length + batch.Size, batch.LastOffset + 1, Math.Max(MaxTimestamp, batch.MaxTimestamp));
    }

    public void Restore(int length, long nextOffset, long maxTimestamp) =>
        (Length, NextOffset, MaxTimestamp) = (length, nextOffset, maxTimestamp);

    /// <summary>Walks from one batch to the next, headers only.</summary>
    public IEnumerable<(int Position, RecordBatch Batch)> BatchesFrom(int position)
    {
        var header = new byte[RecordBatch.HeaderSize];
        while (position < Length)
        {
            if (file.Read(header, position) < header.Length || !RecordBatch.TryParse(header, out var batch))
                throw new DamagedStorageException(path, $"no batch at byte {position}");
            yield return (position, batch);
            position += batch.Size;
        }
    }

    /// <summary>
    /// Lets go of what is on the disk and behind those who read along: a log of gigabytes would push the database out
    /// of the system's memory, and new bytes are written faster into memory that was in use a moment ago.
    /// </summary>
    public void Forget(int before)
    {
        if (before - _forgotten < ForgottenAtOnce)
            return;
        file.Forget(before);
        _forgotten = before;
    }

    public void Hold() => Interlocked.Increment(ref _holds);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
            file.Dispose();
    }

    public void Delete()
    {
        System.IO.File.Delete(path);
        System.IO.File.Delete(IndexPath);
        Release();
    }

    public void Dispose() => Release();
}

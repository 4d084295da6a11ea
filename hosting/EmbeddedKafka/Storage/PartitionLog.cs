using System.Buffers;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// The log of one partition. Batches are written by whoever produces them and become visible to consumers, and
/// acknowledged with acks=all, once <see cref="GroupCommit"/> has brought them to the disk.
/// </summary>
internal sealed class PartitionLog : IFlushable, IDisposable
{
    private const int KeptInMemory = 32 * 1024 * 1024; // who reads along is not further behind

    private readonly Lock _gate = new();
    private readonly Lock _summarising = new();
    private readonly string _folder;
    private readonly LogSettings _settings;
    private readonly FlushMark _mark;
    private readonly ProducerStates _producers;
    private readonly List<Segment> _segments;
    private readonly HashSet<LogWatcher> _watchers = [];
    private readonly Dictionary<Segment, ProducerStates> _sealed = [];
    private FlushPoint _flushed;
    private bool _closed;

    private PartitionLog(
        string folder, LogSettings settings, FlushMark mark, LogRecovery recovery, List<Segment> segments)
    {
        (_folder, _settings, _mark, _producers, _segments) = (folder, settings, mark, recovery.Producers, segments);
        if (_segments.Count == 0)
            _segments.Add(CreateSegment(0));
        _flushed = EndOf(_segments[^1]);
    }

    private Segment Active => _segments[^1];

    /// <summary>The first offset that is still kept.</summary>
    public long StartOffset { get { lock (_gate) return _segments[0].BaseOffset; } }

    /// <summary>The offset after the last message that consumers may see.</summary>
    public long HighWatermark => Volatile.Read(ref _flushed).Offset;

    /// <summary>
    /// Why nothing can be written any more: the disk failed to keep what it was given. Only a restart helps.
    /// </summary>
    public IOException? Failure { get; private set; }

    public static PartitionLog Open(string folder, LogSettings settings)
    {
        Directory.CreateDirectory(folder);
        var mark = new FlushMark(settings.OpenFile(Path.Combine(folder, "flushed")));
        var (segment, position) = mark.Read();
        var recovery = new LogRecovery(folder, settings.OpenFile, segment, position);
        var segments = recovery.OpenSegments();
        if (recovery.Truncated > 0)
            settings.Report(
                $"{folder}: {recovery.Truncated} bytes that had not been flushed before the last stop were cut off");
        return new PartitionLog(folder, settings, mark, recovery, segments);
    }

    /// <summary>
    /// Writes one checked batch at the end of the log. A repeated one is answered with its first offset.
    /// </summary>
    public AppendResult Append(RecordBatch batch, Memory<byte> bytes)
    {
        lock (_gate)
        {
            if (_closed)
                return new AppendResult(ErrorCode.UnknownTopicOrPartition);
            if (Failure is not null)
                return new AppendResult(ErrorCode.KafkaStorageError);

            var (error, duplicate) = _producers.Check(batch);
            if (error != ErrorCode.None)
                return new AppendResult(error);
            if (duplicate is { } first)
                return new AppendResult(ErrorCode.None, first.FirstOffset, first.LastOffset);

            try
            {
                return Write(batch, bytes.Span);
            }
            catch (IOException e)
            {
                _settings.Report($"{_folder}: cannot write: {e.Message}");
                return new AppendResult(ErrorCode.KafkaStorageError);
            }
        }
    }

    /// <summary>
    /// What a consumer gets from an offset on: whole batches, at least one if that is wanted, or null for none.
    /// </summary>
    public (ErrorCode Error, FileRegion? Region) Read(long offset, int maxBytes, bool atLeastOne)
    {
        lock (_gate)
        {
            if (_closed)
                return (ErrorCode.UnknownTopicOrPartition, null);
            if (offset < _segments[0].BaseOffset || offset > _flushed.Offset)
                return (ErrorCode.OffsetOutOfRange, null);
            if (offset == _flushed.Offset)
                return (ErrorCode.None, null);

            var segment = SegmentOf(offset);
            var end = segment == _flushed.Segment ? _flushed.Position : segment.Length;
            var (start, first) = segment.BatchesFrom(segment.Index.PositionBefore(offset)).First(
                each => each.Batch.LastOffset >= offset);
            var length = Fitting(segment, start, end, maxBytes);
            if (length == 0 && atLeastOne)
                length = first.Size;
            return (ErrorCode.None, length == 0 ? null : new FileRegion(segment, start, length));
        }
    }

    /// <summary>
    /// The first message at or after a time. In a compressed batch it is the batch that is found, not the message.
    /// </summary>
    public (long Offset, long Timestamp)? FirstAtOrAfter(long timestamp)
    {
        lock (_gate)
        {
            var segment = _segments.Find(each => each.MaxTimestamp >= timestamp);
            if (_closed || segment is null)
                return null;

            var (position, batch) = segment.BatchesFrom(segment.Index.PositionBeforeTime(timestamp)).First(
                each => each.Batch.MaxTimestamp >= timestamp);
            if (batch.LastOffset >= _flushed.Offset)
                return null;
            return batch.IsCompressed
                ? (batch.BaseOffset, batch.BaseTimestamp)
                : FindRecord(segment, position, batch, timestamp);
        }
    }

    public void Flush()
    {
        Segment[] written;
        FlushPoint end;
        lock (_gate)
        {
            if (_closed || Failure is not null || Active.NextOffset == _flushed.Offset)
                return;
            written = [.. _segments.Skip(_segments.IndexOf(_flushed.Segment))];
            end = EndOf(Active);
        }

        try
        {
            if (_settings.FlushToDisk)
                foreach (var segment in written)
                    segment.File.Flush();
            _mark.Write(end.Segment.BaseOffset, end.Position);
            foreach (var segment in written)
                segment.Forget(segment == end.Segment ? end.Position - KeptInMemory : segment.Length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Fail(e);
            return;
        }

        Volatile.Write(ref _flushed, end);
        Summarise(written.AsSpan(0, written.Length - 1));
        Announce();
    }

    /// <summary>Deletes whole segments that are too old or too many, flushed ones only.</summary>
    public void Retain(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            var oldest = now.ToUnixTimeMilliseconds() - _settings.RetentionMs;
            if (_settings.RetentionMs >= 0 && Active.Length > 0 && Active.MaxTimestamp < oldest)
                Roll();

            var excess =
                _settings.RetentionBytes < 0 ? 0 : _segments.Sum(each => (long)each.Length) - _settings.RetentionBytes;
            while (_segments[0] != Active && _segments[0] != _flushed.Segment
                && (
                    excess >= _segments[0].Length
                        || (_settings.RetentionMs >= 0 && _segments[0].MaxTimestamp < oldest)))
            {
                excess -= _segments[0].Length;
                _segments[0].Delete();
                _segments.RemoveAt(0);
            }
            _producers.ForgetBefore(_segments[0].BaseOffset);
        }
    }

    public void Watch(LogWatcher watcher)
    {
        lock (_gate)
            _watchers.Add(watcher);
    }

    public void Unwatch(LogWatcher watcher)
    {
        lock (_gate)
            _watchers.Remove(watcher);
    }

    /// <summary>Closes the log; after a last flush the next start need not read it through again.</summary>
    public void Dispose()
    {
        if (!_closed && Failure is null)
        {
            Flush();
            if (Active.NextOffset == _flushed.Offset)
                SegmentSummary.Save(Active, _producers);
        }
        Close();
    }

    /// <summary>Closes the log and removes its files.</summary>
    public void Delete()
    {
        Close();
        lock (_summarising) // one under way ends first; none begins any more
            Directory.Delete(_folder, recursive: true);
    }

    private void Close()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            foreach (var segment in _segments)
                segment.Dispose();
            _mark.Dispose();
        }
        Announce();
    }

    private AppendResult Write(RecordBatch batch, Span<byte> bytes)
    {
        if (Active.Length > 0 && (long)Active.Length + batch.Size > _settings.SegmentBytes)
            Roll();

        batch = batch with { BaseOffset = Active.NextOffset };
        RecordBatch.SetBaseOffset(bytes, batch.BaseOffset);
        Active.Append(batch, bytes[..batch.Size]);
        _producers.Record(batch);
        return new AppendResult(ErrorCode.None, batch.BaseOffset, batch.LastOffset);
    }

    private void Roll()
    {
        var next = CreateSegment(Active.NextOffset);
        _sealed[Active] = _producers.Copy();
        _segments.Add(next);
    }

    private Segment CreateSegment(long baseOffset)
    {
        var path = Segment.PathOf(_folder, baseOffset);
        return new Segment(path, baseOffset, _settings.OpenFile(path), new SparseIndex([]));
    }

    private void Summarise(ReadOnlySpan<Segment> completed)
    {
        foreach (var segment in completed)
        {
            ProducerStates? producers;
            lock (_gate)
                _sealed.Remove(segment, out producers);
            lock (_summarising)
                if (producers is not null && !_closed)
                    SegmentSummary.Save(segment, producers);
        }
    }

    private Segment SegmentOf(long offset)
    {
        var last = _segments.Count - 1;
        while (_segments[last].BaseOffset > offset)
            last--;
        return _segments[last];
    }

    /// <summary>How many bytes of whole batches fit, found without reading where the index knows a boundary.</summary>
    private static int Fitting(Segment segment, int start, int end, int maxBytes)
    {
        if (end - start <= maxBytes)
            return end - start;
        var boundary = segment.Index.BoundaryBefore((long)start + maxBytes);
        return Math.Max(0, boundary - start);
    }

    private static (long, long)? FindRecord(Segment segment, int position, RecordBatch batch, long timestamp)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(batch.Size);
        try
        {
            segment.File.Read(bytes.AsSpan(0, batch.Size), position);
            return RecordFields.FirstAtOrAfter(batch, bytes, timestamp) ?? (batch.BaseOffset, batch.BaseTimestamp);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Fail(Exception cause)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            Failure = cause as IOException ?? new IOException(cause.Message, cause);
        }
        _settings.Report(
            $"{_folder}: the disk did not keep what was written ({cause.Message}); the partition takes nothing more "
            + "until a restart");
    }

    private void Announce()
    {
        lock (_gate)
            foreach (var watcher in _watchers)
                watcher.Notify();
    }

    private static FlushPoint EndOf(Segment segment) => new(segment.NextOffset, segment, segment.Length);

    private sealed record FlushPoint(long Offset, Segment Segment, int Position);
}

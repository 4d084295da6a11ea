using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Tests.Storage;

public sealed class PartitionLogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _reports = [];
    private PartitionLog? _log;

    public void Dispose()
    {
        _log?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Offsets_run_on_from_batch_to_batch()
    {
        var log = Open();

        Assert.Equal((0, 2), OffsetsOf(log.Append(Batches.Of("a", "b", "c"))));
        Assert.Equal((3, 3), OffsetsOf(log.Append(Batches.Of("d"))));
    }

    [Fact]
    public void Nothing_is_visible_before_it_is_flushed()
    {
        var log = Open();
        log.Append(Batches.Of("a"));
        Assert.Equal(0, log.HighWatermark);
        Assert.Null(log.Read(0, int.MaxValue, atLeastOne: true).Region);

        log.Flush();

        Assert.Equal(1, log.HighWatermark);
        Assert.NotNull(log.Read(0, int.MaxValue, atLeastOne: true).Region);
    }

    [Fact]
    public void A_read_outside_the_log_says_so()
    {
        var log = Filled(Batches.Of("a"));

        Assert.Equal(ErrorCode.OffsetOutOfRange, log.Read(2, 100, true).Error);
        Assert.Equal(ErrorCode.OffsetOutOfRange, log.Read(-1, 100, true).Error);
    }

    [Theory, InlineData(1), InlineData(7), InlineData(300)]
    public void Any_offset_is_found_and_whole_batches_come_back(int valuesPerBatch)
    {
        var values = Enumerable.Range(0, valuesPerBatch).Select(i => $"value {i} {new string('x', 40)}").ToArray();
        var batches = Enumerable.Range(0, 900 / valuesPerBatch).Select(_ => Batches.Of(values)).ToArray();
        var log = Filled(segmentBytes: 20_000, batches);

        for (var offset = 0L; offset < batches.Length * valuesPerBatch; offset++)
        {
            var region = log.Read(offset, maxBytes: 5_000, atLeastOne: true).Region!;
            Assert.True(RecordBatch.TryParse(BytesOf(region), out var first));
            Assert.InRange(offset, first.BaseOffset, first.LastOffset);
            Assert.Equal(region.Length, WholeBatches(BytesOf(region)));
            Assert.True(region.Length <= 5_000 || region.Length == first.Size);
            region.Dispose();
        }
    }

    [Fact]
    public void A_batch_sent_twice_is_written_once()
    {
        var log = Open();
        var first = log.Append(Batches.Of(["a", "b"], 1_000, producerId: 7, epoch: 0, sequence: 0));
        log.Append(Batches.Of(["c"], 1_000, producerId: 7, epoch: 0, sequence: 2));

        var again = log.Append(Batches.Of(["a", "b"], 1_000, producerId: 7, epoch: 0, sequence: 0));

        Assert.Equal(OffsetsOf(first), OffsetsOf(again));
        Assert.Equal((3, 3), OffsetsOf(log.Append(Batches.Of("d"))));
    }

    [Fact]
    public void A_gap_in_a_producers_sequence_is_refused()
    {
        var log = Filled(Batches.Of(["a"], 1_000, producerId: 7, epoch: 0, sequence: 0));

        Assert.Equal(
            ErrorCode.OutOfOrderSequenceNumber,
            log.Append(Batches.Of(["c"], 1_000, producerId: 7, epoch: 0, sequence: 2)).Error);
        Assert.Equal(ErrorCode.None, log.Append(Batches.Of(["b"], 1_000, producerId: 7, epoch: 0, sequence: 1)).Error);
    }

    [Fact]
    public void An_older_epoch_of_a_producer_is_fenced_and_a_newer_one_starts_anew()
    {
        var log = Filled(Batches.Of(["a"], 1_000, producerId: 7, epoch: 1, sequence: 0));

        Assert.Equal(
            ErrorCode.InvalidProducerEpoch,
            log.Append(Batches.Of(["b"], 1_000, producerId: 7, epoch: 0, sequence: 1)).Error);
        Assert.Equal(
            ErrorCode.OutOfOrderSequenceNumber,
            log.Append(Batches.Of(["b"], 1_000, producerId: 7, epoch: 2, sequence: 1)).Error);
        Assert.Equal(ErrorCode.None, log.Append(Batches.Of(["b"], 1_000, producerId: 7, epoch: 2, sequence: 0)).Error);
    }

    [Fact]
    public void Sequences_go_on_at_zero_after_the_largest()
    {
        var log = Filled(Batches.Of(["a", "b"], 1_000, producerId: 7, epoch: 0, sequence: int.MaxValue - 1));

        Assert.Equal(ErrorCode.None, log.Append(Batches.Of(["c"], 1_000, producerId: 7, epoch: 0, sequence: 0)).Error);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Producers_are_remembered_over_a_restart(bool cleanly)
    {
        var log = Filled(Batches.Of(["a"], 1_000, producerId: 7, epoch: 0, sequence: 0));
        if (cleanly)
            log.Dispose();

        var reopened = Open();

        Assert.Equal(
            (0, 0), OffsetsOf(reopened.Append(Batches.Of(["a"], 1_000, producerId: 7, epoch: 0, sequence: 0))));
        Assert.Equal(
            ErrorCode.OutOfOrderSequenceNumber,
            reopened.Append(Batches.Of(["c"], 1_000, producerId: 7, epoch: 0, sequence: 5)).Error);
    }

    [Fact]
    public void Old_segments_go_by_size()
    {
        var log = Filled(
            segmentBytes: 1_000, retentionBytes: 3_000,
            [.. Enumerable.Range(0, 100).Select(_ => Batches.Of(new string('x', 100)))]);

        log.Retain(DateTimeOffset.UnixEpoch);

        var kept = Directory.GetFiles(_folder.Path, "*.log").Sum(path => new FileInfo(path).Length);
        Assert.InRange(kept, 3_000, 4_000);
        Assert.Equal(100, log.HighWatermark);
        Assert.Equal(ErrorCode.OffsetOutOfRange, log.Read(0, 100, true).Error);
        Assert.Equal(ErrorCode.None, log.Read(log.StartOffset, 100, true).Error);
    }

    [Fact]
    public void Messages_go_by_age_even_when_nothing_new_comes()
    {
        var log = Filled(Batches.Of(["a"], timestamp: 1_000));

        log.Retain(DateTimeOffset.FromUnixTimeMilliseconds(1_000 + 60_000));
        Assert.Equal(0, log.StartOffset);
        log.Retain(DateTimeOffset.FromUnixTimeMilliseconds(1_000 + 60_001));
        log.Append(Batches.Of(["b"], timestamp: 90_000));
        log.Flush();
        log.Retain(DateTimeOffset.FromUnixTimeMilliseconds(90_000));

        Assert.Equal((1, 2), (log.StartOffset, log.HighWatermark));
    }

    [Fact]
    public void A_segment_can_be_sent_while_it_is_deleted()
    {
        var log = Filled(segmentBytes: 200, retentionBytes: 0, Batches.Of(new string('x', 200)), Batches.Of("y"));
        var region = log.Read(0, 1_000, true).Region!;

        log.Retain(DateTimeOffset.UnixEpoch);

        Assert.Equal(1, log.StartOffset);
        Assert.True(RecordBatch.TryParse(BytesOf(region), out var batch));
        Assert.True(batch.IsIntact(BytesOf(region)));
        region.Dispose();
    }

    [Fact]
    public void The_first_message_of_a_time_is_found_across_segments()
    {
        var log = Filled(
            segmentBytes: 300, [.. Enumerable.Range(0, 50).Select(i => Batches.Of([$"{i}"], timestamp: i * 10))]);

        Assert.Equal(
            [(0L, 0L), (25L, 250L), (26L, 260L), (49L, 490L)],
            new[] { -5L, 250, 251, 490 }.Select(time => log.FirstAtOrAfter(time)!.Value));
        Assert.Null(log.FirstAtOrAfter(491));
    }

    [Fact]
    public void A_torn_tail_is_cut_off()
    {
        Filled(Batches.Of("a", "b"));
        var whole = new FileInfo(LogFile).Length;
        using (var file = OpenBesideTheLog(LogFile))
        {
            file.Position = whole;
            file.Write(Batches.Of("never finished").AsSpan(0, 50));
        }

        var reopened = Open();

        Assert.Equal((2, whole), (reopened.HighWatermark, new FileInfo(LogFile).Length));
        Assert.Contains(_reports, report => report.Contains("50 bytes"));
        Assert.Equal((2, 2), OffsetsOf(reopened.Append(Batches.Of("c"))));
    }

    [Fact]
    public void What_was_written_but_not_flushed_survives_if_it_is_whole()
    {
        Filled(Batches.Of("a")).Append(Batches.Of("b"));

        Assert.Equal(2, Open().HighWatermark);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Damage_below_what_was_flushed_stops_the_start_and_names_the_file(bool stoppedCleanly)
    {
        var log = Filled(Batches.Of("a"), Batches.Of("b"), Batches.Of("c"));
        if (stoppedCleanly)
            log.Dispose();
        Flip(LogFile, new FileInfo(LogFile).Length / 2);

        var refusal = Assert.Throws<DamagedStorageException>(Open);

        Assert.Equal(LogFile, refusal.DamagedFile);
        Assert.Contains(LogFile, refusal.Message);
    }

    [Fact]
    public void A_flushed_file_that_became_shorter_is_damage()
    {
        Filled(Batches.Of("a"), Batches.Of("b"));
        using (var file = OpenBesideTheLog(LogFile))
            file.SetLength(file.Length - 1);

        Assert.Throws<DamagedStorageException>(Open);
    }

    [Fact]
    public void A_missing_segment_is_damage()
    {
        Filled(segmentBytes: 100, Batches.Of("a"), Batches.Of("b"), Batches.Of("c"));
        File.Delete(Segment.PathOf(_folder.Path, 1));

        Assert.Throws<DamagedStorageException>(Open);
    }

    [Fact]
    public void A_clean_stop_spares_the_next_start_the_reading()
    {
        Filled(segmentBytes: 300, Batches.Of("a"), Batches.Of("b"), Batches.Of("c"), Batches.Of("d")).Dispose();
        var reads = 0;

        _log = PartitionLog.Open(
            _folder.Path, Settings() with { OpenFile = path => new WatchedFile(path, onRead: () => reads++) });

        Assert.Equal((4, 1), (_log.HighWatermark, reads)); // one read: the flush mark
    }

    private string LogFile => Segment.PathOf(_folder.Path, 0);

    private static (long, long) OffsetsOf(AppendResult result)
    {
        Assert.Equal(ErrorCode.None, result.Error);
        return (result.FirstOffset, result.LastOffset);
    }

    private static byte[] BytesOf(FileRegion region) => [.. region.Chunks().SelectMany(chunk => chunk.ToArray())];

    /// <summary>How many bytes intact batches make up from the start on.</summary>
    private static int WholeBatches(byte[] bytes)
    {
        var position = 0;
        while (RecordBatch.TryParse(bytes.AsSpan(position), out var batch)
            && position + batch.Size <= bytes.Length && batch.IsIntact(bytes.AsSpan(position)))
            position += batch.Size;
        return position;
    }

    private static void Flip(string path, long position)
    {
        using var file = OpenBesideTheLog(path);
        file.Position = position;
        var value = file.ReadByte();
        file.Position = position;
        file.WriteByte((byte)(value ^ 0xFF));
    }

    /// <summary>The log that the crash left behind still has its files open.</summary>
    private static FileStream OpenBesideTheLog(string path) =>
        new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private LogSettings Settings() => new(1 << 20, 60_000, -1, true, path => new DiskFile(path), _reports.Add);

    [Fact]
    public void What_is_far_behind_leaves_memory_and_can_still_be_read()
    {
        const int Megabyte = 1024 * 1024;
        var forgotten = new List<long>();
        _log = PartitionLog.Open(
            _folder.Path,
            Settings() with
            {
                OpenFile = path => new WatchedFile(path, onForget: forgotten.Add),
                SegmentBytes = 100 * Megabyte
            });
        var batch = Batches.Of(new string('x', Megabyte));

        for (var written = 1; written <= 60; written++)
        {
            _log.Append(batch);
            _log.Flush();
            Assert.All(forgotten, before => Assert.InRange(before, 1, (long)written * batch.Length - 32 * Megabyte));
        }

        Assert.Equal(forgotten.Order().Distinct(), forgotten);
        Assert.InRange(forgotten.Count, 2, 5); // not at each flush
        using var region = _log.Read(0, int.MaxValue, atLeastOne: true).Region!;
        Assert.Equal(60, WholeBatchCount(BytesOf(region), batch.Length));
    }

    private static int WholeBatchCount(byte[] bytes, int size) =>
        bytes.Chunk(size).Count(each => RecordBatch.TryParse(each, out var batch) && batch.IsIntact(each));

    [Fact]
    public async Task A_log_can_be_deleted_while_it_is_written_and_summarised()
    {
        for (var round = 0; round < 50; round++)
        {
            var folder = Path.Combine(_folder.Path, $"{round}");
            // every batch completes a segment
            var log = PartitionLog.Open(folder, Settings() with { SegmentBytes = 100 });
            var writing = Task.Run(() =>
            {
                while (log.Append(Batches.Of("a")).Error == ErrorCode.None)
                    log.Flush();
            });
            Assert.True(SpinWait.SpinUntil(() => log.HighWatermark > round, TimeSpan.FromSeconds(30)), "the log grows");

            log.Delete();

            await writing;
            Assert.False(Directory.Exists(folder));
        }
        Assert.Empty(_reports);
    }

    private PartitionLog Open() => _log = PartitionLog.Open(_folder.Path, Settings());

    private PartitionLog Filled(params byte[][] batches) => Filled(1 << 20, batches);

    private PartitionLog Filled(int segmentBytes, params byte[][] batches) => Filled(segmentBytes, -1, batches);

    /// <summary>
    /// A log with flushed batches. It is left open, as a crash would leave it, unless the test disposes of it.
    /// </summary>
    private PartitionLog Filled(int segmentBytes, long retentionBytes, params byte[][] batches)
    {
        var log = PartitionLog.Open(
            _folder.Path, Settings() with { SegmentBytes = segmentBytes, RetentionBytes = retentionBytes });
        foreach (var batch in batches)
            Assert.Equal(ErrorCode.None, log.Append(batch).Error);
        log.Flush();
        return log;
    }
}

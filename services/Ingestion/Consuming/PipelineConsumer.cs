using System.Diagnostics;
using BizPulse.Contracts;
using BizPulse.Ingestion.Status;
using BizPulse.Ingestion.Storing;
using BizPulse.Ingestion.Storing.Ledgers;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Consuming;

/// <summary>
/// Reads the log in batches and stores them one after the other, making the next one ready while one is being stored.
/// </summary>
internal sealed class PipelineConsumer(
    IConsumer<byte[]?, byte[]?> consumer, PartitionAssignment assignment, BatchStore store, LivePublisher live,
    ClusterWatch cluster, IEnumerable<ILedger> ledgers, IngestionSettings settings, TimeProvider clock,
    ILogger<PipelineConsumer> logger) : BackgroundService
{
    private const int MostMessages = 10_000;
    private static readonly TimeSpan _window = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _shortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _idlePoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _idleCheckPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _revokeTimeout = TimeSpan.FromSeconds(5);

    private readonly ILedger[] _ledgers = [.. ledgers];
    private readonly CancellationTokenSource _stopStoring = new();
    private List<IncomingMessage> _collecting = [];
    private Task<BatchResult>? _storing;
    private bool _mustSeek;
    private long _lastIdleCheck;

    public override void Dispose()
    {
        _stopStoring.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(
            () => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken ct)
    {
        assignment.Revoking = OnRevoking;
        consumer.Subscribe(Topics.All);
        try
        {
            while (!ct.IsCancellationRequested)
                Step(ct);
        }
        catch (OperationCanceledException)
        {
            logger.LogInformation("Stops reading");
        }
        finally
        {
            consumer.Close(); // leaves the group at once, after what is being stored
            _stopStoring.Cancel();
        }
    }

    private void Step(CancellationToken ct)
    {
        Collect(ct);
        var batch = new Batch(_collecting, _ledgers);
        AwaitStored(ct);
        if (_mustSeek || cluster.WasReplaced() || IsIdleCheckDue() && assignment.StoredOffsetsMoved())
            SeekToStored();
        if (_collecting.Count == 0)
            return;

        if (_collecting.Count != batch.Messages.Count) // a partition has left meanwhile
            batch = batch.Subset(_collecting);
        _collecting = new(_collecting.Count);
        _storing = Task.Run(() => StoreAsync(batch), ct);
    }

    private async Task<BatchResult> StoreAsync(Batch batch)
    {
        var stored = await store.StoreAsync(batch, _stopStoring.Token);
        if (stored.Claimed)
        {
            foreach (var range in batch.Ranges)
                ReportOffset(range);
            live.Publish(stored);
        }
        return stored;
    }

    /// <summary>
    /// Takes what the log has, until the batch is full, or its window has passed since the first message and the batch
    /// before it is stored.
    /// </summary>
    private void Collect(CancellationToken ct)
    {
        var limits = settings.Limits(clock);
        var opened = _collecting.Count > 0 || _storing is not null ? Stopwatch.GetTimestamp() : 0;
        while (_collecting.Count < MostMessages && !ct.IsCancellationRequested)
        {
            var timeout = opened == 0 ? _idlePoll : _window - Stopwatch.GetElapsedTime(opened);
            if (timeout <= TimeSpan.Zero && _storing is not { IsCompleted: false })
                return;
            timeout = timeout > _shortestPoll ? timeout : _shortestPoll;
            if (Poll(timeout) is { } result && assignment.Advance(result.TopicPartition, result.Offset) is { } from)
                _collecting.Add(MessageReader.Read(result, from, limits));
            else if (opened == 0)
                return;
            if (opened == 0)
                opened = Stopwatch.GetTimestamp();
        }
    }

    private ConsumeResult<byte[]?, byte[]?>? Poll(TimeSpan timeout)
    {
        try
        {
            return consumer.Consume(timeout);
        }
        catch (ConsumeException failure)
            when (failure.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            _mustSeek = true; // the log does not reach where we stand: it was replaced
            return null;
        }
        catch (ConsumeException failure) when (failure.Error.Code is ErrorCode.UnknownTopicOrPart)
        {
            logger.LogInformation("{Reason}", failure.Error.Reason); // nobody has written to it yet
            return null;
        }
        catch (ConsumeException failure) when (!failure.Error.IsFatal)
        {
            logger.LogWarning("Reading the log failed, it goes on: {Reason}", failure.Error.Reason);
            return null;
        }
    }

    /// <summary>
    /// Waits for the batch that is being stored. The consumer goes on polling, or the group would take it for dead.
    /// </summary>
    private void AwaitStored(CancellationToken ct)
    {
        if (_storing is not { } storing)
            return;

        var paused = false;
        while (!Task.WaitAny([storing], paused ? 0 : 2000, ct).Equals(0))
        {
            if (!paused)
                consumer.Pause(assignment.Owned);
            paused = true;
            if (Poll(_window) is { } unexpected)
                _mustSeek |= assignment.Owned.Contains(unexpected.TopicPartition);
        }
        if (paused)
            consumer.Resume(assignment.Owned);

        _storing = null;
        _mustSeek |= !storing.GetAwaiter().GetResult().Claimed;
    }

    /// <summary>True every few seconds while there is nothing to do.</summary>
    private bool IsIdleCheckDue()
    {
        if (_collecting.Count > 0 || clock.GetElapsedTime(_lastIdleCheck) < _idleCheckPeriod)
            return false;
        _lastIdleCheck = clock.GetTimestamp();
        return true;
    }

    /// <summary>Drops what was read and starts again from what is stored.</summary>
    private void SeekToStored()
    {
        _collecting.Clear();
        _mustSeek = !assignment.TrySeekToStored(consumer);
    }

    // Runs inside a rebalance: the next owner should find the offsets of what we have begun.
    private void OnRevoking(IReadOnlyCollection<TopicPartition> partitions)
    {
        _collecting.RemoveAll(message => partitions.Contains(message.Partition));
        if (_storing is { IsCompleted: false } storing)
            Task.WaitAny([storing], _revokeTimeout);
    }

    // For monitoring by Kafka's own tools; where to read next is stored with the data.
    private void ReportOffset(PartitionRange range)
    {
        try
        {
            consumer.StoreOffset(new TopicPartitionOffset(range.Partition, range.Next));
        }
        catch (KafkaException left)
        {
            logger.LogDebug(
                "The offset of {Partition} is not told to Kafka: {Reason}", range.Partition, left.Error.Reason);
        }
    }
}

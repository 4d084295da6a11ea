using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Status;
using BizPulse.Telemetry;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>
/// Gets a batch stored whatever happens: a conflict is tried again, an absent Postgres is waited for, and a message
/// that can't be stored is found by halving the batch and becomes a dead letter.
/// </summary>
internal sealed class BatchStore(
    BatchTransaction transaction, OffsetStore offsets, PipelineState state, ConsumerGroup group, TimeProvider clock,
    ILogger<BatchStore> logger)
{
    private const int MostConflicts = 20;
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(5);

    public async Task<BatchResult> StoreAsync(Batch batch, CancellationToken ct)
    {
        using var trace = BatchTrace.Start(batch, group);
        var started = clock.GetTimestamp();
        var stored = await StoreOrWaitAsync(batch, ct);
        var duration = clock.GetElapsedTime(started);
        PipelineMetrics.Record(batch.Messages, stored, duration, clock.GetUtcNow().UtcDateTime);
        KafkaMetrics.Processed(batch.Messages.Select(message => message.Partition), group.Name, duration);
        state.Count(stored);
        return stored;
    }

    private async Task<BatchResult> StoreOrWaitAsync(Batch batch, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var stored = await transaction.StoreAsync(batch, ct);
                state.MarkRunning(this);
                return stored.Claimed || attempt == 0 || !await WasStoredAsync(batch.Ranges, ct)
                    ? stored
                    : stored with { Claimed = true };
            }
            catch (PostgresException conflict) when (IsConflict(conflict) && attempt < MostConflicts)
            {
                logger.LogDebug(
                    "A batch of {Count} met another one ({SqlState}) and is tried again", batch.Messages.Count,
                    conflict.SqlState);
                await Task.Delay(Random.Shared.Next(5, 20 * (attempt + 1)), ct);
            }
            catch (Exception failure)
                when (failure is IOException or System.Net.Sockets.SocketException
                    || PostgresFailures.IsUnavailable(failure))
            {
                state.MarkWaiting(this, WaitReasons.Of(failure));
                logger.LogWarning(
                    "A batch of {Count} waits for Postgres: {Reason}", batch.Messages.Count, failure.Message);
                await Task.Delay(
                    TimeSpan.FromMilliseconds(Math.Min(100 << Math.Min(attempt, 10), _longestWait.TotalMilliseconds)),
                    clock, ct);
            }
            catch (Exception poison)
                when (poison is not OperationCanceledException
                    && batch.Messages.Any(message => message.Event is not null))
            {
                return await HalveAsync(batch, poison, ct);
            }
        }
    }

    private async Task<BatchResult> HalveAsync(Batch batch, Exception poison, CancellationToken ct)
    {
        if (batch.Messages is [var culprit])
        {
            logger.LogWarning(
                poison, "{Partition}@{Offset} can't be stored and becomes a dead letter", culprit.Partition,
                culprit.Offset);
            culprit.Refuse($"body: can't be stored ({(poison as PostgresException)?.MessageText ?? poison.Message})");
            return await StoreOrWaitAsync(batch.Subset([culprit]), ct);
        }

        var half = batch.Messages.Count / 2;
        var first = await StoreOrWaitAsync(batch.Subset(batch.Messages.Take(half)), ct);
        return first.Claimed ? first + await StoreOrWaitAsync(batch.Subset(batch.Messages.Skip(half)), ct) : first;
    }

    // The answer to a commit can get lost: then the claim fails because this very batch has moved the offsets.
    private async Task<bool> WasStoredAsync(IReadOnlyList<PartitionRange> ranges, CancellationToken ct)
    {
        var stored = await offsets.ReadAsync([.. ranges.Select(range => range.Partition)], ct);
        return ranges.All(range => stored.GetValueOrDefault(range.Partition)?.Next == range.Next);
    }

    // A deadlock, a serialization failure, or the same new event id in two partitions at once.
    private static bool IsConflict(PostgresException failure) => failure.SqlState
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.UniqueViolation;
}

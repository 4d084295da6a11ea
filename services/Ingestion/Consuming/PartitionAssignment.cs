using BizPulse.Ingestion.Status;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Npgsql;

namespace BizPulse.Ingestion.Consuming;

/// <summary>
/// The partitions that this processor owns and where it stands in each. All members run on the consumer's thread, where
/// its rebalance callbacks run too.
/// </summary>
internal sealed class PartitionAssignment(
    OffsetStore offsets, PipelineState state, IHostApplicationLifetime lifetime, ILogger<PartitionAssignment> logger)
{
    private static readonly TimeSpan _brokerTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<TopicPartition, long> _positions = [];

    public IReadOnlyCollection<TopicPartition> Owned => _positions.Keys;

    /// <summary>Called before partitions go: what is under way with them should end first.</summary>
    public Action<IReadOnlyCollection<TopicPartition>> Revoking { get; set; } = _ => { };

    public void Attach(ConsumerBuilder<byte[]?, byte[]?> builder)
    {
        builder.SetPartitionsAssignedHandler((consumer, partitions) => OnAssigned(consumer, partitions));
        builder.SetPartitionsRevokedHandler((_, partitions) => OnRevoked(partitions));
        builder.SetPartitionsLostHandler((_, partitions) => OnRevoked(partitions));
    }

    /// <summary>
    /// Where the log was read up to before this message, which is read now; null if the partition is not ours any more.
    /// </summary>
    public long? Advance(TopicPartition partition, long offset)
    {
        if (!_positions.TryGetValue(partition, out var from))
            return null;
        _positions[partition] = offset + 1;
        return from;
    }

    /// <summary>
    /// Goes back to what is stored: another owner has read further, or the log was replaced. False if the consumer is
    /// not ready for that yet.
    /// </summary>
    public bool TrySeekToStored(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            foreach (var place in StartOffsets(consumer, Owned))
            {
                consumer.Seek(place);
                _positions[place.TopicPartition] = place.Offset;
            }
            return true;
        }
        catch (KafkaException early)
        {
            logger.LogInformation("Can't go back to the stored offsets yet: {Reason}", early.Error.Reason);
            return false;
        }
    }

    /// <summary>
    /// Whether the stored offsets have moved under an idle consumer, as a restored backup moves them.
    /// </summary>
    public bool StoredOffsetsMoved()
    {
        try
        {
            var stored = offsets.ReadAsync(Owned, lifetime.ApplicationStopping).GetAwaiter().GetResult();
            return _positions.Any(
                position => stored.TryGetValue(position.Key, out var known) && known.Next != position.Value);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return false; // looked at again later
        }
    }

    private List<TopicPartitionOffset> OnAssigned(IConsumer<byte[]?, byte[]?> consumer, List<TopicPartition> partitions)
    {
        var places = StartOffsets(consumer, partitions);
        foreach (var place in places)
            _positions[place.TopicPartition] = place.Offset;
        logger.LogInformation("Reads {Partitions}", string.Join(", ", places));
        return places;
    }

    private void OnRevoked(List<TopicPartitionOffset> partitions)
    {
        var revoked = partitions.ConvertAll(place => place.TopicPartition);
        Revoking(revoked);
        foreach (var partition in revoked)
            _positions.Remove(partition);
        logger.LogInformation("Leaves {Partitions}", string.Join(", ", revoked));
    }

    // Without Postgres nothing can be read anyway, so this waits for it.
    private List<TopicPartitionOffset> StartOffsets(
        IConsumer<byte[]?, byte[]?> consumer, IReadOnlyCollection<TopicPartition> partitions)
    {
        for (var pause = 100; ; pause = Math.Min(pause * 2, 5000))
        {
            try
            {
                var places = StartOffsetsAsync(consumer, partitions, lifetime.ApplicationStopping).GetAwaiter()
                    .GetResult();
                state.MarkRunning(this);
                return places;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                state.MarkWaiting(this, WaitReasons.Of(failure));
                logger.LogWarning("Waits for Postgres to learn where to read: {Reason}", failure.Message);
                lifetime.ApplicationStopping.WaitHandle.WaitOne(pause);
                lifetime.ApplicationStopping.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<List<TopicPartitionOffset>> StartOffsetsAsync(
        IConsumer<byte[]?, byte[]?> consumer, IReadOnlyCollection<TopicPartition> partitions, CancellationToken ct)
    {
        var clusterId = await ClusterIdAsync(consumer);
        if (clusterId is not null)
            await offsets.SetClusterAsync(clusterId, ct);

        var stored = await offsets.ReadAsync(partitions, ct);
        foreach (var (partition, log) in partitions.Zip(await WatermarksAsync(consumer, partitions)))
        {
            if (!stored.TryGetValue(partition, out var known))
                await offsets.BeginAsync(partition, log?.Low ?? 0, clusterId, ct);
            else if (log is not null && WhyReplaced(known, log, clusterId) is { } reason)
                await RestartAsync(partition, known, log.Low, clusterId, reason, ct);
        }

        stored = await offsets.ReadAsync(partitions, ct);
        return [.. partitions.Select(partition => new TopicPartitionOffset(partition, stored[partition].Next))];
    }

    private static string? WhyReplaced(StoredOffset known, WatermarkOffsets log, string? clusterId)
    {
        if (clusterId is not null && known.ClusterId is { } before && before != clusterId)
            return $"it belongs to cluster {clusterId}, not to {before}";
        return known.Next < log.Low || known.Next > log.High
            ? $"it holds {log.Low} to {log.High}, not {known.Next}"
            : null;
    }

    private async Task RestartAsync(
        TopicPartition partition, StoredOffset known, long first, string? clusterId, string reason,
        CancellationToken ct)
    {
        var detail =
            $"The log of {partition.Topic} [{partition.Partition.Value}] was replaced: {reason}. "
            + $"It is read again from {first}; known events count once.";
        logger.LogWarning("{Detail}", detail);
        await offsets.RestartAsync(partition, known, first, clusterId, detail, ct);
    }

    private static async Task<string?> ClusterIdAsync(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
            return (await admin.DescribeClusterAsync(
                new DescribeClusterOptions { RequestTimeout = _brokerTimeout })).ClusterId;
        }
        catch (KafkaException)
        {
            return null; // then only the offsets can tell
        }
    }

    // At once: a topic that a new broker does not have yet is waited for, and the whole group waits with us.
    private static Task<WatermarkOffsets?[]> WatermarksAsync(
        IConsumer<byte[]?, byte[]?> consumer, IEnumerable<TopicPartition> partitions) =>
        Task.WhenAll(partitions.Select(partition => Task.Factory.StartNew(
            () => Watermarks(consumer, partition), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

    private static WatermarkOffsets? Watermarks(IConsumer<byte[]?, byte[]?> consumer, TopicPartition partition)
    {
        try
        {
            return consumer.QueryWatermarkOffsets(partition, _brokerTimeout);
        }
        catch (KafkaException)
        {
            return null;
        }
    }
}

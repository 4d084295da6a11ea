using System.Diagnostics.Metrics;
using BizPulse.Data;
using Confluent.Kafka;
using Npgsql;

namespace BizPulse.Ingestion.Status;

/// <summary>
/// Writes down every second where each owned partition ends, so that anyone can tell how far behind the pipeline is.
/// </summary>
internal sealed class StatusReporter(
    IConsumer<byte[]?, byte[]?> consumer, NpgsqlDataSource postgres, PipelineState state,
    TimeProvider clock) : BackgroundService
{
    private static readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The meter outlives the consumer.
        PipelineMetrics.ObserveLag(() => stoppingToken.IsCancellationRequested ? [] : Lag());
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await ReportAsync(stoppingToken);
    }

    internal async Task ReportAsync(CancellationToken ct)
    {
        var ends = Ends();
        try
        {
            await postgres.ExecuteAsync(
                $"""
                insert into partition_status (topic, partition, log_end, owner, seen_at)
                select topic, partition, log_end, {_owner}, now()
                from unnest(
                    {ends.ConvertAll(end => end.Partition.Topic).ToArray()},
                    {ends.ConvertAll(end => end.Partition.Partition.Value).ToArray()},
                    {ends.ConvertAll(end => end.LogEnd).ToArray()}) as seen (topic, partition, log_end)
                order by topic, partition
                on conflict (topic, partition) do update set log_end = excluded.log_end,
                    owner = excluded.owner, seen_at = excluded.seen_at
                """, ct);
            await postgres.ExecuteAsync(
                $"""
                insert into processor_status (owner, seen_at, events_per_second, waits_for)
                values ({_owner}, now(), {state.EventsPerSecond()}, {state.WaitsFor})
                on conflict (owner) do update set seen_at = excluded.seen_at,
                    events_per_second = excluded.events_per_second,
                    waits_for = excluded.waits_for
                """, ct);
            await postgres.ExecuteAsync(
                $"delete from processor_status where seen_at < now() - interval '1 minute'", ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            // Whoever reads reports reads them from Postgres: by the time this one could be seen it is no longer true.
        }
    }

    private List<(TopicPartition Partition, long LogEnd)> Ends()
    {
        var ends = new List<(TopicPartition, long)>();
        foreach (var partition in consumer.Assignment)
        {
            if (consumer.GetWatermarkOffsets(partition) is { } log && log.High != Offset.Unset)
                ends.Add((partition, log.High));
        }
        return ends;
    }

    private IEnumerable<Measurement<long>> Lag()
    {
        foreach (var partition in consumer.Assignment)
        {
            var (end, position) = (consumer.GetWatermarkOffsets(partition).High, consumer.Position(partition));
            if (end != Offset.Unset && position != Offset.Unset)
                yield return new(
                    end - position, new("topic", partition.Topic), new("partition", partition.Partition.Value));
        }
    }
}

using System.Text.Json;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.Pipeline;

internal sealed class PipelineQueries(NpgsqlDataSource postgres)
{
    public async Task<PipelineStatus> StatusAsync(CancellationToken ct)
    {
        var (seen, rate, waitsFor) = await ProcessorsAsync(ct);
        var partitions = await PartitionsAsync(ct);
        var (deadLetters, unconverted, version) = await TotalsAsync(ct);
        var lag = partitions.Sum(partition => partition.Lag);
        return new(
            StateOf(seen, waitsFor, lag, rate), waitsFor, rate, lag, deadLetters, unconverted, version, partitions,
            await LastCheckAsync(ct), await IncidentsAsync(ct));
    }

    private static string StateOf(long seen, string? waitsFor, long lag, double rate) =>
        seen == 0 ? "stopped"
        : waitsFor is not null ? "waiting"
        : lag > 60 * Math.Max(rate, 100) ? "behind" : "running";

    private Task<(long Seen, double Rate, string? WaitsFor)> ProcessorsAsync(CancellationToken ct) => postgres.OneAsync(
        $"""
        select count(*) as seen, coalesce(sum(events_per_second), 0) as rate, min(waits_for) as waits_for
        from processor_status where seen_at > now() - interval '10 seconds'
        """,
        row => (row.Get<long>("seen"), row.Get<double>("rate"), row.Get<string?>("waits_for")), ct);

    private Task<List<PartitionStatus>> PartitionsAsync(CancellationToken ct) => postgres.ListAsync(
        $"""
        select topic, partition, next_offset, coalesce(log_end, next_offset) as log_end, owner, seen_at
        from consumer_offsets left join partition_status using (topic, partition)
        order by topic, partition
        """,
        row =>
        {
            var (next, end) = (row.Get<long>("next_offset"), row.Get<long>("log_end"));
            return new PartitionStatus(
                row.Get<string>("topic"), row.Get<int>("partition"), next, end, Math.Max(0, end - next),
                row.Get<string?>("owner"), row.Get<DateTime?>("seen_at"));
        }, ct);

    private Task<(long DeadLetters, long Unconverted, long Version)> TotalsAsync(
        CancellationToken ct) => postgres.OneAsync(
        $"""
        select (select count(*) from dead_letters where replayed_at is null) as dead_letters,
            (select count(*) from sales where revenue is null) as unconverted,
            (select version from data_version) as version
        """,
        row => (row.Get<long>("dead_letters"), row.Get<long>("unconverted"), row.Get<long>("version")), ct);

    private Task<PipelineCheck?> LastCheckAsync(CancellationToken ct) => postgres.FindAsync(
        $"select finished_at, differences::text from checks order by id desc limit 1",
        row =>
        {
            var differences = JsonSerializer.Deserialize<Dictionary<string, long>>(row.Get<string>("differences"))!;
            return new PipelineCheck(
                row.Get<DateTime>("finished_at"), differences.Values.All(rows => rows == 0), differences);
        }, ct);

    private Task<List<PipelineIncident>> IncidentsAsync(CancellationToken ct) => postgres.ListAsync(
        $"select occurred_at, kind, detail from pipeline_incidents order by id desc limit 20",
        row => new PipelineIncident(
            row.Get<DateTime>("occurred_at"), row.Get<string>("kind"), row.Get<string>("detail")), ct);
}

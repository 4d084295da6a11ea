using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Live;

public sealed class LiveQueries(NpgsqlDataSource db)
{
    public Task<List<StockLevel>> LevelsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => db.ListAsync(
        $"select sku, location, level from ingestion.stock where sku = any({skus.ToArray()}) order by sku, location",
        row => new StockLevel(row.Get<string>("sku"), row.Get<string>("location"), row.Get<decimal>("level")),
        ct);

    // The sum and not the highest: of two forecasts made at the same time, the later number may be there first.
    public Task<long> ForecastVersionAsync(CancellationToken ct) =>
        db.OneAsync($"select coalesce(sum(version), 0)::bigint as version from forecast.forecast_heads", row => row.Get<long>("version"), ct);

    public async Task<PipelineState> PipelineAsync(CancellationToken ct)
    {
        var (lag, deadLetters) = await db.OneAsync(
            $"""
            select (select coalesce(sum(greatest(status.log_end - read.next_offset, 0)), 0)::bigint
                    from ingestion.partition_status status join ingestion.consumer_offsets read using (topic, partition)) as lag,
                   (select count(*) from ingestion.dead_letters where replayed_at is null) as dead_letters
            """,
            row => (row.Get<long>("lag"), row.Get<long>("dead_letters")), ct);
        var imports = await db.ListAsync(
            $"""
            select id, state, rows, accepted, rejected from ingestion.import_files
            where state in ('queued', 'running') or finished_at > now() - interval '1 minute'
            order by created_at
            """,
            row => new ImportProgress(
                row.Get<Guid>("id"), row.Get<string>("state"), row.Get<long>("rows"), row.Get<long>("accepted"), row.Get<long>("rejected")),
            ct);
        return new PipelineState(lag, deadLetters, imports);
    }
}

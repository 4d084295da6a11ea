using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Live;

public sealed class LiveQueries(NpgsqlDataSource db)
{
    public Task<List<StockLevel>> LevelsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => db.ListAsync(
        "select sku, location, level from ingestion.stock where sku = any($1) order by sku, location",
        [skus.ToArray()],
        row => new StockLevel(row.GetString(0), row.GetString(1), row.GetDecimal(2)),
        ct);

    // The sum and not the highest: of two forecasts made at the same time, the later number may be there first.
    public Task<long> ForecastVersionAsync(CancellationToken ct) =>
        db.OneAsync("select coalesce(sum(version), 0)::bigint from forecast.forecast_heads", [], row => row.GetInt64(0), ct);

    public async Task<PipelineState> PipelineAsync(CancellationToken ct)
    {
        var (lag, deadLetters) = await db.OneAsync(
            """
            select (select coalesce(sum(greatest(status.log_end - read.next_offset, 0)), 0)::bigint
                    from ingestion.partition_status status join ingestion.consumer_offsets read using (topic, partition)),
                   (select count(*) from ingestion.dead_letters where replayed_at is null)
            """,
            [], row => (row.GetInt64(0), row.GetInt64(1)), ct);
        var imports = await db.ListAsync(
            """
            select id, state, rows, accepted, rejected from ingestion.import_files
            where state in ('queued', 'running') or finished_at > now() - interval '1 minute'
            order by created_at
            """,
            [], row => new ImportProgress(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), ct);
        return new PipelineState(lag, deadLetters, imports);
    }
}

using BizPulse.Access;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Live;

public sealed class LiveQueries(NpgsqlDataSource db)
{
    public Task<List<StockLevel>> LevelsAsync(IReadOnlyCollection<string> skus, Scope scope, CancellationToken ct) =>
        db.ListAsync(
            $"""
            select sku, location, level from read.stock
            where sku = any({skus.ToArray()}) and {Sql.All(scope.OnLocations, scope.OnProducts)}
            order by sku, location
            """,
            row => new StockLevel(row.Get<string>("sku"), row.Get<string>("location"), row.Get<decimal>("level")),
            ct);

    public Task<long> ForecastVersionAsync(CancellationToken ct) =>
        db.OneAsync($"select version from read.forecast_version", row => row.Get<long>("version"), ct);

    public async Task<PipelineState> PipelineAsync(CancellationToken ct)
    {
        var (lag, deadLetters) = await db.OneAsync(
            $"select lag, dead_letters from read.pipeline",
            row => (row.Get<long>("lag"), row.Get<long>("dead_letters")), ct);
        var imports = await db.ListAsync(
            $"""
            select id, state, rows, accepted, rejected from read.imports
            where state in ('queued', 'running') or finished_at > now() - interval '1 minute'
            order by created_at
            """,
            row => new ImportProgress(
                row.Get<Guid>("id"), row.Get<string>("state"), row.Get<long>("rows"), row.Get<long>("accepted"),
                row.Get<long>("rejected")),
            ct);
        return new PipelineState(lag, deadLetters, imports);
    }
}

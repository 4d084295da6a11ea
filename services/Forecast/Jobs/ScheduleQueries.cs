using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Jobs;

/// <summary>A set of jobs that belong together.</summary>
/// <param name="Kind">choice or requested.</param>
/// <param name="Scope">What it covers: the origin of a choice, 'all', or 'part:' and what was asked for.</param>
internal sealed record NewRun(Guid Id, string Kind, string Scope, string? RequestedBy);

internal sealed class ScheduleQueries(NpgsqlDataSource db)
{
    private const double MovedShare = 0.05;
    private const long LockKey = 0x42697A466F726563; // one scheduler at a time

    public Task<bool> WasChosenAsync(string scope, CancellationToken ct) => db.OneAsync(
        $"select exists (select from runs where kind = 'choice' and scope = {scope})", row => row.Get<bool>("exists"),
        ct);

    public Task<bool> HasNewAsync(DateTime now, CancellationToken ct) =>
        db.OneAsync($"select exists ({NewProducts(now)})", row => row.Get<bool>("exists"), ct);

    /// <summary>
    /// Whether nearly everything is read, and whether what came in the last moments touched few products.
    /// </summary>
    public Task<(bool CaughtUp, bool Calm)> PipelineAsync(CancellationToken ct) => db.OneAsync(
        $"""
        select
            (select lag from read.pipeline) < 1000 as caught_up,
            (select count(*) from read.product_changes where changed_at > clock_timestamp() - interval '2 seconds')
                <= greatest(10, (select count(*) from read.products) / 5) as calm
        """,
        row => (row.Get<bool>("caught_up"), row.Get<bool>("calm")), ct);

    /// <summary>A run with its jobs; one that covers the same and is not finished is taken instead.</summary>
    public async Task<Guid> StartRunAsync(
        NewRun run, string reason, IReadOnlyList<string[]> groups, DateTime now, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LockAsync(connection, ct);
        var same = await connection.ListAsync(
            $"select id from runs where kind = {run.Kind} and scope = {run.Scope} and (finished_at is null or kind = 'choice')",
            row => row.Get<Guid>("id"), ct);
        if (same is [var known, ..])
            return known;

        await connection.ExecuteAsync(
            $"""
            insert into runs (id, kind, scope, requested_by, requested_at, products)
            values ({run.Id}, {run.Kind}, {run.Scope}, {run.RequestedBy}, {now}, {groups.Sum(group => group.Length)})
            """, ct);
        foreach (var group in groups)
            await connection.ExecuteAsync(
                $"insert into jobs (run_id, reason, skus, not_before) values ({run.Id}, {reason}, {group}, {now})", ct);
        await transaction.CommitAsync(ct);
        return run.Id;
    }

    public Task AddNewAsync(DateTime now, int most, CancellationToken ct) =>
        AddJobAsync(Reasons.New, $"{NewProducts(now)} order by 1 limit {most}", now, ct);

    /// <summary>
    /// Those whose forecast is oldest come first; one job at a time, so that a pause between them is one.
    /// </summary>
    public Task AddChangedAsync(DateTime now, DateTime before, int most, CancellationToken ct) => AddJobAsync(
        Reasons.Changed,
        $"""
        select change.sku
        from read.product_changes change
        join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = change.sku
        join read.products product on product.sku = change.sku and product.kind = 'goods'
        where change.version > head.data_version and head.version is not null and head.forecast_at <= {before}
            and coalesce(head.next_attempt_at, '-infinity') <= {now}
            and not exists (select from jobs where jobs.reason = 'changed')
            and change.sku not in (select unnest(skus) from jobs)
        order by head.forecast_at
        limit {most}
        """, now, ct);

    /// <summary>
    /// Sums of products that were forecast for the first time, or on demand, since the sums were; once no product waits
    /// for it any more. Changed ones seldom move them: when they have, as after a long import, the sums follow at the
    /// pace of changes.
    /// </summary>
    public Task AddSumsAsync(DateTime now, DateTime before, DateTime movedBefore, CancellationToken ct) =>
        db.ExecuteAsync(
            $"""
            insert into jobs (reason, skus, not_before)
            select {Reasons.New}, array[]::text[], {now}
            from (select coalesce(max(forecast_at), '-infinity') as made_at from forecast_heads
                where level = 'total' and measure = 'units') sums
            where made_at <= {before} and not exists (select from jobs where reason <> 'changed') and exists (
                select from forecast_heads head
                join forecasts made using (level, measure, key, version)
                where head.level = 'product' and head.forecast_at > made_at
                having bool_or(made.reason in ('new', 'requested'))
                    or (made_at <= {movedBefore} and bool_or(made.reason = 'changed') and (
                        select abs(sum(forecast.total_mean) filter (where level = 'product')
                                - coalesce(sum(forecast.total_mean) filter (where level = 'total'), 0))
                            > {MovedShare} * sum(forecast.total_mean) filter (where level = 'product')
                        from forecast_heads join forecasts forecast using (level, measure, key, version)
                        where measure = 'units' and level <> 'category')))
            """, ct);

    private async Task AddJobAsync(string reason, Sql skus, DateTime now, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LockAsync(connection, ct);
        await connection.ExecuteAsync(
            $"insert into jobs (reason, skus, not_before) select {reason}, array_agg(sku), {now} from ({skus}) due (sku) having count(*) > 0",
            ct);
        await transaction.CommitAsync(ct);
    }

    private static Task<int> LockAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync($"select pg_advisory_xact_lock({LockKey})", ct);

    private static Sql NewProducts(DateTime now) => $"""
        select product.sku
        from read.products product
        left join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = product.sku
        where product.kind = 'goods' and head.version is null and coalesce(head.next_attempt_at, '-infinity') <= {now}
            and exists (select from read.sales sale where sale.sku = product.sku)
            and product.sku not in (select unnest(skus) from jobs)
        """;
}

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
        "select exists (select from runs where kind = 'choice' and scope = $1)", [scope], row => row.GetBoolean(0), ct);

    public Task<bool> HasNewAsync(DateTime now, CancellationToken ct) =>
        db.OneAsync($"select exists ({NewProducts("$1")})", [now], row => row.GetBoolean(0), ct);

    /// <summary>Whether nearly everything is read, and whether what came in the last moments touched few products.</summary>
    public Task<(bool CaughtUp, bool Calm)> PipelineAsync(CancellationToken ct) => db.OneAsync(
        """
        select
            (select coalesce(sum(greatest(0, status.log_end - place.next_offset)), 0)
                from ingestion.partition_status status join ingestion.consumer_offsets place using (topic, partition)) < 1000,
            (select count(*) from ingestion.product_changes where changed_at > clock_timestamp() - interval '2 seconds')
                <= greatest(10, (select count(*) from ingestion.products) / 5)
        """,
        [], row => (row.GetBoolean(0), row.GetBoolean(1)), ct);

    /// <summary>A run with its jobs; one that covers the same and is not finished is taken instead.</summary>
    public async Task<Guid> StartRunAsync(NewRun run, string reason, IReadOnlyList<string[]> groups, DateTime now, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LockAsync(connection, ct);
        await using var find = new NpgsqlCommand("select id from runs where kind = $1 and scope = $2 and (finished_at is null or kind = 'choice')", connection);
        if (await find.With(run.Kind, run.Scope).ExecuteScalarAsync(ct) is Guid same)
            return same;

        await using var insert = new NpgsqlCommand(
            "insert into runs (id, kind, scope, requested_by, requested_at, products) values ($1, $2, $3, $4, $5, $6)", connection);
        await insert.With(run.Id, run.Kind, run.Scope, run.RequestedBy, now, groups.Sum(group => group.Length)).ExecuteNonQueryAsync(ct);
        foreach (var group in groups)
        {
            await using var job = new NpgsqlCommand("insert into jobs (run_id, reason, skus, not_before) values ($1, $2, $3, $4)", connection);
            await job.With(run.Id, reason, group, now).ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return run.Id;
    }

    public Task AddNewAsync(DateTime now, int most, CancellationToken ct) => AddJobAsync(Reasons.New, $"{NewProducts("$1")} order by 1 limit $2", now, ct, now, most);

    /// <summary>Those whose forecast is oldest come first; one job at a time, so that a pause between them is one.</summary>
    public Task AddChangedAsync(DateTime now, DateTime before, int most, CancellationToken ct) => AddJobAsync(Reasons.Changed,
        """
        select change.sku
        from ingestion.product_changes change
        join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = change.sku
        join ingestion.products product on product.sku = change.sku and product.kind = 'goods'
        where change.version > head.data_version and head.version is not null and head.forecast_at <= $2
            and coalesce(head.next_attempt_at, '-infinity') <= $1
            and not exists (select from jobs where jobs.reason = 'changed')
            and change.sku not in (select unnest(skus) from jobs)
        order by head.forecast_at
        limit $3
        """, now, ct, now, before, most);

    /// <summary>
    /// Sums of products that were forecast for the first time, or on demand, since the sums were; once no product waits for it any more.
    /// Changed ones seldom move them: when they have, as after a long import, the sums follow at the pace of changes.
    /// </summary>
    public async Task AddSumsAsync(DateTime now, DateTime before, DateTime movedBefore, CancellationToken ct)
    {
        await using var add = db.CreateCommand(
            """
            insert into jobs (reason, skus, not_before)
            select $3, '{}'::text[], $1
            from (select coalesce(max(forecast_at), '-infinity') as made_at from forecast_heads where level = 'total' and measure = 'units') sums
            where made_at <= $2 and not exists (select from jobs where reason <> 'changed') and exists (
                select from forecast_heads head
                join forecasts made using (level, measure, key, version)
                where head.level = 'product' and head.forecast_at > made_at
                having bool_or(made.reason in ('new', 'requested')) or (made_at <= $4 and bool_or(made.reason = 'changed') and (
                    select abs(sum(forecast.total_mean) filter (where level = 'product') - coalesce(sum(forecast.total_mean) filter (where level = 'total'), 0))
                        > $5 * sum(forecast.total_mean) filter (where level = 'product')
                    from forecast_heads join forecasts forecast using (level, measure, key, version) where measure = 'units' and level <> 'category')))
            """).With(now, before, Reasons.New, movedBefore, MovedShare);
        await add.ExecuteNonQueryAsync(ct);
    }

    private async Task AddJobAsync(string reason, string skus, DateTime now, CancellationToken ct, params object?[] parameters)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await LockAsync(connection, ct);
        var (by, at) = (parameters.Length + 1, parameters.Length + 2);
        await using var add = new NpgsqlCommand(
            $"insert into jobs (reason, skus, not_before) select ${by}, array_agg(sku), ${at} from ({skus}) due (sku) having count(*) > 0", connection);
        await add.With([.. parameters, reason, now]).ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({LockKey})", connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string NewProducts(string now) => $"""
        select product.sku
        from ingestion.products product
        left join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = product.sku
        where product.kind = 'goods' and head.version is null and coalesce(head.next_attempt_at, '-infinity') <= {now}
            and exists (select from ingestion.sales where sales.sku = product.sku)
            and product.sku not in (select unnest(skus) from jobs)
        """;
}

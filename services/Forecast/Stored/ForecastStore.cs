using System.Text.Json;
using BizPulse.Data;
using BizPulse.Forecasts.Jobs;
using BizPulse.Forecasts.Making;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Forecasts.Stored;

/// <summary>
/// Keeps forecasts as versions. What a job has made is written in one transaction that first looks whether its lease
/// still holds, and takes the written products off the job; the last one off ends it, and the last job its run.
/// </summary>
internal sealed class ForecastStore(NpgsqlDataSource db, TimeProvider clock)
{
    private const int KeptVersions = 5; // of each series, whatever their day
    private const int KeptDays = 60; // and the last version of each day as far back
    private static readonly TimeSpan _longestPause = TimeSpan.FromHours(6);

    /// <exception cref="LeaseLostException">Another holds the job by now; nothing was written.</exception>
    public async Task WriteAsync(
        Job job, IReadOnlyList<StoredForecast> forecasts, IReadOnlyList<(string Sku, FailureReason Reason)> failures,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (job.RunId is { } run) // first, so that the jobs of a run end one after the other
            await connection.ExecuteAsync($"select from runs where id = {run} for update", ct);
        if (!await connection.FindAsync(
            $"select true as held from jobs where id = {job.Id} and lease_token = {job.Token} for update",
            row => row.Get<bool>("held"), ct))
            throw new LeaseLostException(job.Id);

        var version = await connection.OneAsync(
            $"select nextval('forecast_versions')", row => row.Get<long>("nextval"), ct);
        await CopyAsync(connection, job, forecasts, version, now, ct);
        await MoveHeadsAsync(connection, forecasts, version, now, ct);
        await NoteFailuresAsync(connection, failures, now, ct);
        await SweepAsync(connection, forecasts, ct);
        await FinishAsync(
            connection, job,
            [.. forecasts.Select(forecast => forecast.Subject.Key), .. failures.Select(failure => failure.Sku)],
            failures.Count, now, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Ends a job that keeps failing as a whole.</summary>
    public async Task GiveUpAsync(Job job, CancellationToken ct)
    {
        await db.ExecuteAsync($"update runs set failure = {FailureReason.GivenUp.Name()} where id = {job.RunId}", ct);
        await WriteAsync(job, [], [.. job.Skus.Select(sku => (sku, FailureReason.GivenUp))], ct);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, Job job, IReadOnlyList<StoredForecast> forecasts, long version, DateTime now,
        CancellationToken ct)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            """
            copy forecasts (level, measure, key, version, origin, data_version, created_at, run_id, reason, method,
                models, method_reason, demand_class, warning, treatments, accuracy, history_days, transactions,
                trace_id, total_mean, total_p10, total_p90, mean, levels, quantiles, cumulative_levels, cumulative)
            from stdin (format binary)
            """, ct);
        foreach (var forecast in forecasts)
        {
            await rows.StartRowAsync(ct);
            await rows.WriteAsync(forecast.Subject.Level, ct);
            await rows.WriteAsync(forecast.Subject.Measure, ct);
            await rows.WriteAsync(forecast.Subject.Key, ct);
            await rows.WriteAsync(version, ct);
            await rows.WriteAsync(forecast.Origin, ct);
            await rows.WriteAsync(forecast.DataVersion, ct);
            await rows.WriteAsync(now, ct);
            await WriteOrNullAsync(rows, job.RunId, ct);
            await rows.WriteAsync(job.Reason, ct);
            await rows.WriteAsync(forecast.Method, ct);
            await rows.WriteAsync(Json(forecast.Models), NpgsqlDbType.Jsonb, ct);
            await rows.WriteAsync(forecast.Reason.Name(), ct);
            await WriteOrNullAsync(rows, forecast.DemandClass, ct);
            await WriteOrNullAsync(rows, forecast.Warning?.Name(), ct);
            await rows.WriteAsync(Json(forecast.Treatments), NpgsqlDbType.Jsonb, ct);
            if (forecast.Accuracy is { } accuracy)
                await rows.WriteAsync(Json(accuracy), NpgsqlDbType.Jsonb, ct);
            else
                await rows.WriteNullAsync(ct);
            await rows.WriteAsync(forecast.HistoryDays, ct);
            await rows.WriteAsync(forecast.Transactions, ct);
            await WriteOrNullAsync(rows, TraceIdOf(forecast.Trace), ct);
            await rows.WriteAsync(forecast.Demand.TotalMean, ct);
            await rows.WriteAsync(forecast.Demand.TotalP10, ct);
            await rows.WriteAsync(forecast.Demand.TotalP90, ct);
            await rows.WriteAsync(forecast.Demand.Mean, ct);
            await rows.WriteAsync(PathSummary.Levels, ct);
            await rows.WriteAsync(forecast.Demand.Quantiles, ct);
            await rows.WriteAsync(PathSummary.SumLevels, ct);
            await rows.WriteAsync(forecast.Demand.Cumulative, ct);
        }
        await rows.CompleteAsync(ct);
    }

    // In the order of keys, as all do, so that two writers don't wait for each other.
    private static Task<int> MoveHeadsAsync(
        NpgsqlConnection connection, IReadOnlyList<StoredForecast> forecasts, long version, DateTime now,
        CancellationToken ct)
    {
        var ordered = forecasts.OrderBy(forecast => forecast.Subject.Level, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.Subject.Measure, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.Subject.Key, StringComparer.Ordinal).ToList();
        return connection.ExecuteAsync(
            $"""
            insert into forecast_heads (level, measure, key, version, data_version, forecast_at)
            select level, measure, key, {version}, data_version, {now}
            from unnest(
                {ordered.Select(forecast => forecast.Subject.Level).ToArray()},
                {ordered.Select(forecast => forecast.Subject.Measure).ToArray()},
                {ordered.Select(forecast => forecast.Subject.Key).ToArray()},
                {ordered.Select(forecast => forecast.DataVersion).ToArray()})
                as made (level, measure, key, data_version)
            on conflict (level, measure, key) do update set
                version = excluded.version, data_version = excluded.data_version,
                forecast_at = excluded.forecast_at, failed_attempts = 0, failure = null, next_attempt_at = null
            """, ct);
    }

    // Each failure in a row doubles the pause before the next attempt.
    private static async Task NoteFailuresAsync(
        NpgsqlConnection connection, IReadOnlyList<(string Sku, FailureReason Reason)> failures, DateTime now,
        CancellationToken ct)
    {
        if (failures.Count == 0)
            return;
        var ordered = failures.OrderBy(failure => failure.Sku, StringComparer.Ordinal).ToList();
        await connection.ExecuteAsync(
            $"""
            insert into forecast_heads as known (level, measure, key, failed_attempts, failure, next_attempt_at)
            select 'product', 'units', sku, 1, error, {now} + interval '1 minute'
            from unnest({ordered.Select(failure => failure.Sku).ToArray()},
                {ordered.Select(failure => failure.Reason.Name()).ToArray()}) as failed (sku, error)
            on conflict (level, measure, key) do update set failed_attempts = known.failed_attempts + 1,
                failure = excluded.failure,
                next_attempt_at = {now}
                    + least({_longestPause}, interval '1 minute' * power(2, least(known.failed_attempts, 20)))
            """, ct);
    }

    private static Task<int> SweepAsync(
        NpgsqlConnection connection, IReadOnlyList<StoredForecast> forecasts, CancellationToken ct) =>
        connection.ExecuteAsync(
            $"""
            delete from forecasts old using (
                select level, measure, key, version, origin, row_number() over series as nth,
                    row_number() over day as nth_of_day, max(origin) over series as newest
                from forecasts
                where key = any({forecasts.Select(forecast => forecast.Subject.Key).Distinct().ToArray()})
                    and level = any({forecasts.Select(forecast => forecast.Subject.Level).Distinct().ToArray()})
                window series as (partition by level, measure, key order by version desc),
                    day as (partition by level, measure, key, origin order by version desc)) ranked
            where (old.level, old.measure, old.key, old.version)
                    = (ranked.level, ranked.measure, ranked.key, ranked.version)
                and ranked.nth > {KeptVersions}
                and (ranked.nth_of_day > 1 or ranked.origin < ranked.newest - {KeptDays})
            """, ct);

    private static async Task FinishAsync(
        NpgsqlConnection connection, Job job, string[] written, int failures, DateTime now, CancellationToken ct)
    {
        await connection.ExecuteAsync(
            $"update jobs set skus = array(select sku from unnest(skus) sku where sku <> all({written})) where id = {job.Id}",
            ct);
        await connection.ExecuteAsync($"delete from jobs where id = {job.Id} and cardinality(skus) = 0", ct);
        if (job.RunId is not { } run)
            return;

        var ofProducts = job.Skus.Length > 0;
        if (ofProducts)
            await connection.ExecuteAsync(
                $"update runs set done = done + {written.Length - failures}, failed = failed + {failures} where id = {run}",
                ct);
        if (await connection.OneAsync(
            $"select exists (select from jobs where run_id = {run})", row => row.Get<bool>("exists"), ct))
            return;
        if (ofProducts && await connection.OneAsync(
            $"select exists (select from runs where id = {run} and scope not like 'part:%')",
            row => row.Get<bool>("exists"), ct))
            await connection.ExecuteAsync(
                $"insert into jobs (run_id, reason, skus, not_before) values ({run}, {job.Reason}, array[]::text[], {now})",
                ct);
        else
            await connection.ExecuteAsync($"update runs set finished_at = {now} where id = {run}", ct);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private static string? TraceIdOf(string? trace) =>
        System.Diagnostics.ActivityContext.TryParse(trace, null, out var context)
            ? context.TraceId.ToHexString()
            : null;

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter rows, T? value, CancellationToken ct) =>
        value is null ? rows.WriteNullAsync(ct) : rows.WriteAsync(value, ct);

    private static Task WriteOrNullAsync(NpgsqlBinaryImporter rows, Guid? value, CancellationToken ct) =>
        value is { } known ? rows.WriteAsync(known, ct) : rows.WriteNullAsync(ct);
}

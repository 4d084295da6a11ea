using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Jobs;

/// <summary>The work that is to be done, shared by all replicas.</summary>
internal sealed class JobQueue(NpgsqlDataSource db, ForecastSettings settings, TimeProvider clock)
{
    private const int MostAttempts = 6;
    private const int SplitFrom = 3; // a job that ends its holder twice is halved, until what does it is alone

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Job?> ClaimAsync(string[] reasons, CancellationToken ct)
    {
        var claimed = await db.ListAsync(
            """
            with claimed as (
                update jobs set lease_token = gen_random_uuid(), leased_until = $2, attempts = attempts + 1
                where id = (
                    select id from jobs
                    where reason = any($3) and not_before <= $1 and (leased_until is null or leased_until < $1)
                    order by array_position($3, reason), id
                    limit 1
                    for update skip locked)
                returning *),
            started as (update runs set started_at = coalesce(started_at, $1) from claimed where runs.id = claimed.run_id)
            select id, run_id, reason, skus, attempts, lease_token from claimed
            """,
            [Now, Now + settings.Lease, reasons],
            row => new Job(row.GetInt64(0), row.GetNullable<Guid>(1), row.GetString(2), row.GetFieldValue<string[]>(3), row.GetInt32(4), row.GetGuid(5)), ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Says that the holder lives; false when the job is another's by now.</summary>
    public async Task<bool> RenewAsync(Job job, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update jobs set leased_until = $3 where id = $1 and lease_token = $2");
        command.With(job.Id, job.Token, Now + settings.Lease);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Puts a job back that could not be done, for later.</summary>
    public async Task GiveBackAsync(Job job, TimeSpan pause, CancellationToken ct)
    {
        await using var command = db.CreateCommand("update jobs set lease_token = null, leased_until = null, not_before = $3 where id = $1 and lease_token = $2");
        command.With(job.Id, job.Token, Now + pause);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static bool IsHopeless(Job job) => job.Attempts > MostAttempts;

    public static bool ShouldSplit(Job job) => job.Attempts >= SplitFrom && job.Skus.Length > 1;

    /// <summary>Makes two jobs of one, each with half of what is left.</summary>
    public async Task SplitAsync(Job job, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            with whole as (delete from jobs where id = $1 and lease_token = $2 returning *)
            insert into jobs (run_id, reason, skus, attempts, not_before)
            select run_id, reason, half, 1, $3
            from whole, lateral (values (skus[:cardinality(skus) / 2]), (skus[cardinality(skus) / 2 + 1:])) as halves (half)
            """);
        command.With(job.Id, job.Token, Now);
        await command.ExecuteNonQueryAsync(ct);
    }

    public Task<long> CountAsync(CancellationToken ct) => db.OneAsync("select count(*) from jobs", [], row => row.GetInt64(0), ct);
}

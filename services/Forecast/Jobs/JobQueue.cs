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
        var now = Now;
        var claimed = await db.ExecuteAsync(
            $"""
            with claimed as (
                update jobs set lease_token = gen_random_uuid(), leased_until = {now + settings.Lease},
                    attempts = attempts + 1
                where id = (
                    select id from jobs
                    where reason = any({reasons}) and not_before <= {now} and (leased_until is null
                        or leased_until < {now})
                    order by array_position({reasons}, reason), id
                    limit 1
                    for update skip locked)
                returning *),
            started as (update runs set started_at = coalesce(started_at, {now}) from claimed
                where runs.id = claimed.run_id)
            select id, run_id, reason, skus, attempts, lease_token from claimed
            """,
            row => new Job(
                row.Get<long>("id"), row.Get<Guid?>("run_id"), row.Get<string>("reason"), row.Get<string[]>("skus"),
                row.Get<int>("attempts"), row.Get<Guid>("lease_token")),
            ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Says that the holder lives; false when the job is another's by now.</summary>
    public async Task<bool> RenewAsync(Job job, CancellationToken ct) =>
        await db.ExecuteAsync($"update jobs set leased_until = {Now + settings.Lease} where {IsHeld(job)}", ct) == 1;

    /// <summary>Puts a job back that could not be done, for later.</summary>
    public Task GiveBackAsync(Job job, TimeSpan pause, CancellationToken ct) =>
        db.ExecuteAsync(
            $"update jobs set lease_token = null, leased_until = null, not_before = {Now + pause} where {IsHeld(job)}",
            ct);

    public static bool IsHopeless(Job job) => job.Attempts > MostAttempts;

    public static bool ShouldSplit(Job job) => job.Attempts >= SplitFrom && job.Skus.Length > 1;

    /// <summary>Makes two jobs of one, each with half of what is left.</summary>
    public Task SplitAsync(Job job, CancellationToken ct) => db.ExecuteAsync(
        $"""
        with whole as (delete from jobs where {IsHeld(job)} returning *)
        insert into jobs (run_id, reason, skus, attempts, not_before)
        select run_id, reason, half, 1, {Now}
        from whole, lateral (values (skus[:cardinality(skus) / 2]), (skus[cardinality(skus) / 2 + 1:])) as halves (half)
        """, ct);

    public Task<long> CountAsync(CancellationToken ct) =>
        db.OneAsync($"select count(*) from jobs", row => row.Get<long>("count"), ct);

    private static Sql IsHeld(Job job) => $"id = {job.Id} and lease_token = {job.Token}";
}

using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Maintenance;

/// <summary>
/// Runs the check once in <c>Ingestion:CheckHours</c>, on whichever processor is first to find it due.
/// </summary>
internal sealed class ScheduledCheck(
    RollupCheck check, NpgsqlDataSource postgres, IConfiguration configuration, TimeProvider clock,
    ILogger<ScheduledCheck> logger)
    : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var period = TimeSpan.FromHours(configuration.GetValue("Ingestion:CheckHours", 24.0));
        using var timer = new PeriodicTimer(_look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunIfDueAsync(period, stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                logger.LogWarning("The check of the rollups is put off: {Reason}", failure.Message);
            }
        }
    }

    private async Task RunIfDueAsync(TimeSpan period, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var isDue = await connection.OneAsync(
            $"""
            select pg_try_advisory_xact_lock(hashtext('bizpulse.check'))
                and not exists (select from checks where started_at > now() - {period}) as is_due
            """,
            row => row.Get<bool>("is_due"), ct);
        if (isDue)
            await check.RunAsync(ct);
    }
}

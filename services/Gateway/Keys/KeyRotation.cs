namespace BizPulse.Gateway.Keys;

/// <summary>
/// Loads the signing keys before the first request and looks every few minutes whether it is time for the next one.
/// </summary>
internal sealed class KeyRotation(SigningKeys keys, TimeProvider time, ILogger<KeyRotation> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RotateAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RotateAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException exception)
            {
                logger.LogWarning(
                    exception, "The signing keys could not be looked after; trying again in {Minutes} minutes",
                    _interval.TotalMinutes);
            }
        }
    }
}

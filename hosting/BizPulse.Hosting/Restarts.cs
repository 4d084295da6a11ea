using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BizPulse.Hosting;

/// <summary>
/// Starts again what died by itself, with growing pauses, which the orchestrator leaves to people. What a person
/// stopped stays stopped, what has done its job stays done, and what never came up is given up with its last words.
/// </summary>
internal sealed class Restarts(
    ResourceNotificationService notifications, ResourceCommandService commands, IHostApplicationLifetime lifetime,
    ResourceLogFiles logs, Readiness readiness, ILogger<Restarts> logger) : BackgroundService
{
    private const int AttemptsToComeUp = 4;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, Life> _lives = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (!change.Resource.IsProgram() || change.Snapshot.State?.Text is not { } state)
                continue;
            if (!_lives.TryGetValue(change.ResourceId, out var life))
                _lives.Add(change.ResourceId, life = new Life());

            if (state == KnownResourceStates.Stopping && change.Resource is EngineResource { Engine: var engine }
                && !lifetime.ApplicationStopping.IsCancellationRequested)
                engine.HastenEnd(); // a person stopped it while others go on; at the end of all it waits for them
            if (!life.HasEnded(state, change.Snapshot.HealthStatus))
                continue;
            if (change.Resource.IsJob())
                EndOfJob(change);
            else
                _ = StartAgainAsync(change, life, stoppingToken);
        }
    }

    private void EndOfJob(ResourceEvent change)
    {
        if (change.Snapshot.ExitCode != 0)
            readiness.GiveUp(Reason(change));
    }

    private async Task StartAgainAsync(ResourceEvent change, Life life, CancellationToken stopping)
    {
        if (!life.WasEverWell && life.Failures >= AttemptsToComeUp)
        {
            readiness.GiveUp($"{Reason(change)} ({life.Failures} times)");
            return;
        }

        var pause = TimeSpan.FromSeconds(Math.Min(0.25 * Math.Pow(2, life.Failures), s_longestPause.TotalSeconds));
        logger.LogWarning(
            "{Resource} ended with exit code {ExitCode} and starts again in {Pause} s", change.ResourceId,
            change.Snapshot.ExitCode, pause.TotalSeconds);
        await Task.Delay(pause, stopping);
        var started = await commands.ExecuteCommandAsync(
            change.ResourceId, KnownResourceCommands.StartCommand, stopping);
        if (!started.Success)
            logger.LogError("{Resource} could not be started again: {Reason}", change.ResourceId, started.Message);
    }

    private string Reason(ResourceEvent change) =>
        $"'{change.Resource.Name}' ended with exit code {change.Snapshot.ExitCode}: {logs.LastWords(change.ResourceId)}";
}

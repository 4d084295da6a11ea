using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalAspire.Running;

/// <summary>
/// One running copy of a resource: waits for what it needs, starts it, watches its health and starts it again when it dies.
/// </summary>
internal sealed class ResourceInstance(LaunchContext context, ILauncher launcher, ResourceNotificationService notifications)
    : IDisposable
{
    private const int AttemptsToBecomeHealthy = 4;
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_stopGrace = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;
    private ChildProcess? _process;

    internal string Id => context.Id;

    internal IResource Resource => context.Resource;

    internal int Replica => context.Replica;

    internal LogBuffer Logs { get; } = new();

    internal int Restarts { get; private set; }

    internal DateTimeOffset? StartedAt { get; private set; }

    internal int? ProcessId => _process?.Id;

    internal CustomResourceSnapshot Snapshot { get; private set; } = new() { State = new(KnownResourceStates.NotStarted) };

    internal bool IsIdle => _loop.IsCompleted;

    /// <summary>Something waits for its end, so that an exit, well or not, is its last word.</summary>
    private bool IsJob => context.Resources.SelectMany(other => other.Annotations.OfType<WaitAnnotation>())
        .Any(wait => wait.Dependency == Resource && wait.ExitCode is not null);

    /// <summary>Says that it exists, before anything starts.</summary>
    internal void Announce() => Publish(KnownResourceStates.NotStarted);

    internal void Start()
    {
        lock (_lock)
        {
            if (!IsIdle)
                return;
            _stopping = new CancellationTokenSource();
            Publish(KnownResourceStates.Starting);
            _loop = Task.Run(() => LoopAsync(_stopping.Token));
        }
    }

    internal async Task StopAsync()
    {
        if (IsIdle)
            return;
        await _stopping.CancelAsync();
        Publish(KnownResourceStates.Stopping);
        if (_process is { } process)
            await process.StopAsync(s_stopGrace);
        await _loop;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task LoopAsync(CancellationToken stopping)
    {
        try
        {
            await WaitForDependenciesAsync(stopping);
            await RunUntilDoneAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Publish(KnownResourceStates.Exited);
        }
        catch (Exception exception)
        {
            context.Log($"failed to start: {exception.Message}");
            Publish(KnownResourceStates.FailedToStart, exception.Message);
        }
    }

    private async Task WaitForDependenciesAsync(CancellationToken stopping)
    {
        var waits = Resource.Annotations.OfType<WaitAnnotation>().ToArray();
        if (waits.Length > 0)
            Publish(KnownResourceStates.Waiting);
        foreach (var wait in waits)
        {
            if (wait.ExitCode is { } exitCode)
                await notifications.WaitForExitAsync(wait.Dependency, exitCode, stopping);
            else
                await notifications.WaitUntilHealthyAsync(wait.Dependency, failWhenDown: false, stopping);
        }
    }

    private async Task RunUntilDoneAsync(CancellationToken stopping)
    {
        var (failures, everHealthy) = (0, false);
        while (true)
        {
            Publish(KnownResourceStates.Starting);
            var (exitCode, healthy) = await RunOnceAsync(stopping);
            if (stopping.IsCancellationRequested || IsDone(exitCode))
            {
                var finished = exitCode == 0 && !stopping.IsCancellationRequested;
                Publish(finished ? KnownResourceStates.Finished : KnownResourceStates.Exited, finished ? null : LastWords(exitCode), exitCode: exitCode);
                return;
            }

            everHealthy |= healthy;
            failures = healthy ? 1 : failures + 1;
            if (!everHealthy && failures >= AttemptsToBecomeHealthy)
                throw new DistributedApplicationException($"{failures} times: {LastWords(exitCode)}");

            Restarts++;
            var delay = Backoff(failures);
            Publish(KnownResourceStates.Starting, exitCode: exitCode);
            context.Log($"ended with exit code {exitCode}, starts again in {delay.TotalSeconds:0.#} s");
            await Task.Delay(delay, stopping);
        }
    }

    /// <summary>The last line that is not part of a stack trace.</summary>
    private string LastWords(int exitCode)
    {
        var line = Logs.Last(40).Select(AnsiText.Plain).LastOrDefault(line => line.Length > 0 && !char.IsWhiteSpace(line[0]));
        return $"exit code {exitCode}: {line ?? "it said nothing"}";
    }

    /// <summary>An engine has no reason to end by itself, not even well.</summary>
    private bool IsDone(int exitCode) => IsJob || (exitCode == 0 && Resource is not ContainerResource);

    private static TimeSpan Backoff(int failures) =>
        TimeSpan.FromSeconds(Math.Min(0.25 * Math.Pow(2, failures), s_longestBackoff.TotalSeconds));

    private async Task<(int ExitCode, bool Healthy)> RunOnceAsync(CancellationToken stopping)
    {
        var spec = await launcher.PrepareAsync(context, stopping);
        var process = ChildProcess.Start(spec, context.Home, context.Log);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _process = process;
        StartedAt = DateTimeOffset.UtcNow;
        Publish(KnownResourceStates.Running, health: launcher.ChecksHealth ? HealthStatus.Unhealthy : HealthStatus.Healthy);
        var health = WatchHealthAsync(ended.Token);
        if (stopping.IsCancellationRequested)
            await process.StopAsync(s_stopGrace);

        var exitCode = await process.Exit;
        await ended.CancelAsync();
        _process = null;
        return (exitCode, await health);
    }

    /// <summary>Asks often until it is healthy for the first time, then now and then. Returns whether it ever was.</summary>
    private async Task<bool> WatchHealthAsync(CancellationToken ended)
    {
        var everHealthy = !launcher.ChecksHealth;
        try
        {
            while (launcher.ChecksHealth)
            {
                var healthy = await IsHealthyAsync(isFirst: !everHealthy, ended);
                everHealthy |= healthy;
                PublishHealth(healthy);
                await Task.Delay(TimeSpan.FromMilliseconds(healthy ? 10_000 : everHealthy ? 1_000 : 100), ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }

        return everHealthy;
    }

    private async Task<bool> IsHealthyAsync(bool isFirst, CancellationToken ended)
    {
        try
        {
            if (!await launcher.IsHealthyAsync(context, ended))
                return false;
            if (isFirst)
                await launcher.OnReadyAsync(context, ended);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ended.IsCancellationRequested)
        {
            Debug.WriteLine($"{Id}: {exception.Message}");
            return false;
        }
    }

    private void PublishHealth(bool healthy)
    {
        var status = healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
        if (Snapshot.HealthStatus != status && Snapshot.State?.Text == KnownResourceStates.Running)
            Publish(KnownResourceStates.Running, health: status);
    }

    private void Publish(string state, string? problem = null, HealthStatus? health = null, int? exitCode = null)
    {
        Snapshot = new CustomResourceSnapshot { State = new(state), HealthStatus = health, ExitCode = exitCode, Problem = problem };
        notifications.Publish(new ResourceEvent(Resource, Id, Snapshot));
    }
}

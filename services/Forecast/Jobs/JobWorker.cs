using Npgsql;

namespace BizPulse.Forecasts.Jobs;

/// <summary>
/// Takes one job after the other. Whatever happens to a job, the worker goes on: it is given back and tried later, by
/// this replica or another. A holder that dies keeps its job until the lease runs out.
/// </summary>
internal abstract partial class JobWorker(
    JobQueue queue, JobRunner runner, Stored.ForecastStore store, ForecastSettings settings, TimeProvider clock,
    ILogger logger) : BackgroundService
{
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(2), _away = TimeSpan.FromSeconds(3),
        _tryAgain = TimeSpan.FromSeconds(10);

    /// <summary>What it works on, most urgent first.</summary>
    protected abstract string[] WorksOn { get; }

    protected abstract int Threads { get; }

    /// <summary>How long it rests after so much work.</summary>
    protected virtual TimeSpan RestAfter(TimeSpan work) => TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = _idle;
            try
            {
                if (await queue.ClaimAsync(WorksOn, stoppingToken) is { } job)
                    pause = RestAfter(await DoAsync(job, stoppingToken));
            }
            catch (Exception away) when (away is NpgsqlException
                or TimeoutException or System.Net.Sockets.SocketException)
            {
                LogWaits(away.Message);
                pause = _away;
            }
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> DoAsync(Job job, CancellationToken stoppingToken)
    {
        if (JobQueue.ShouldSplit(job))
        {
            await queue.SplitAsync(job, stoppingToken);
            return TimeSpan.Zero;
        }
        if (JobQueue.IsHopeless(job))
        {
            LogGivenUp(job.Id, job.Attempts);
            await store.GiveUpAsync(job, stoppingToken);
            return TimeSpan.Zero;
        }

        using var span = ForecastTelemetry.StartJob(job.Reason, job.Skus.Length);
        using var lease = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var started = clock.GetTimestamp();
        var renewal = RenewAsync(job, lease);
        try
        {
            var failed = await Task.Run(() => runner.RunAsync(job, Threads, lease.Token), CancellationToken.None);
            ForecastTelemetry.JobDone(job.Reason, clock.GetElapsedTime(started), failed);
            LogDone(job.Reason, job.Skus.Length, failed, clock.GetElapsedTime(started).TotalSeconds);
        }
        catch (LeaseLostException lost)
        {
            LogLost(lost.Message);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            LogLost($"Job {job.Id} was taken over by another.");
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogGivenBack(problem, job.Id, job.Attempts);
            await queue.GiveBackAsync(job, job.Attempts * _tryAgain, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await GiveBackAtStopAsync(job);
            throw;
        }
        finally
        {
            await lease.CancelAsync();
            await renewal;
        }
        return clock.GetElapsedTime(started);
    }

    private async Task RenewAsync(Job job, CancellationTokenSource lease)
    {
        try
        {
            using var timer = new PeriodicTimer(settings.Lease / 3, clock);
            while (await timer.WaitForNextTickAsync(lease.Token))
            {
                try
                {
                    if (!await queue.RenewAsync(job, lease.Token))
                        await lease.CancelAsync();
                }
                catch (Exception away) when (away is NpgsqlException or TimeoutException)
                {
                    LogWaits(away.Message); // the write will see whether the lease has held
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job is done, or no longer ours.
        }
    }

    // So that another replica need not wait for the lease to run out.
    private async Task GiveBackAtStopAsync(Job job)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await queue.GiveBackAsync(job, TimeSpan.Zero, patience.Token);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            LogWaits(away.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Forecast {Reason}: {Products} products ({Failed} failed) in {Seconds:0.0} s")]
    private partial void LogDone(string reason, int products, int failed, double seconds);

    [LoggerMessage(LogLevel.Warning, "Forecasting waits for Postgres: {Reason}")]
    private partial void LogWaits(string reason);

    [LoggerMessage(LogLevel.Information, "{Reason} Nothing was written.")]
    private partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Warning, "Job {Job} failed at attempt {Attempt} and is tried again later")]
    private partial void LogGivenBack(Exception problem, long job, int attempt);

    [LoggerMessage(LogLevel.Error, "Job {Job} is given up after {Attempts} attempts")]
    private partial void LogGivenUp(long job, int attempts);
}

/// <summary>Choices, requests and new products, with every core there is.</summary>
internal sealed class ChoiceWorker(
    JobQueue queue, JobRunner runner, Stored.ForecastStore store, ForecastSettings settings, TimeProvider clock,
    ILogger<ChoiceWorker> logger)
    : JobWorker(queue, runner, store, settings, clock, logger)
{
    protected override string[] WorksOn { get; } = [Reasons.New, Reasons.Requested, Reasons.Choice];
    protected override int Threads { get; } = settings.Threads;
}

/// <summary>Changed products beside everything else, within half a core.</summary>
internal sealed class ChangeWorker(
    JobQueue queue, JobRunner runner, Stored.ForecastStore store, ForecastSettings settings, TimeProvider clock,
    ILogger<ChangeWorker> logger)
    : JobWorker(queue, runner, store, settings, clock, logger)
{
    protected override string[] WorksOn { get; } = [Reasons.Changed];
    protected override int Threads => 1;

    protected override TimeSpan RestAfter(TimeSpan work) => work;
}

using BizPulse.Forecasts.Histories;
using Npgsql;

namespace BizPulse.Forecasts.Jobs;

/// <summary>
/// Makes jobs of what there is to do: the choice of models once a business day, products without a forecast at once and
/// then the sums they belong to, changed products when their pause is over. Any number of replicas may look; one at a
/// time makes jobs.
/// </summary>
internal sealed partial class Scheduler(
    ScheduleQueries queries, HistoryQueries catalogue, JobQueue jobs, ChangeSignal changes, ForecastSettings settings,
    BusinessSettings business, TimeProvider clock, ILogger<Scheduler> logger) : BackgroundService
{
    private static readonly TimeSpan _settle = TimeSpan.FromMilliseconds(300); // changes come in bursts
    private long _waiting;
    private DateTimeOffset? _waitsSince;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ForecastTelemetry.ObserveJobs(() => Volatile.Read(ref _waiting));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                Volatile.Write(ref _waiting, await jobs.CountAsync(stoppingToken));
            }
            catch (Exception away) when (away is NpgsqlException
                or TimeoutException or System.Net.Sockets.SocketException)
            {
                LogWaits(away.Message);
            }
            await changes.WaitAsync(settings.Look, stoppingToken);
            await Task.Delay(_settle, clock, stoppingToken);
        }
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var scope = $"{business.LastCompleteDay(clock):yyyy-MM-dd}";
        var choiceIsDue = !await queries.WasChosenAsync(scope, ct);
        if ((choiceIsDue || await queries.HasNewAsync(now.UtcDateTime, ct)) && await HasSettledAsync(now, ct))
        {
            if (choiceIsDue && await catalogue.CatalogueAsync(ct) is { Count: > 0 } products)
                await queries.StartRunAsync(
                    new(Guid.CreateVersion7(now), "choice", scope, null), Reasons.Choice,
                    [.. products.Select(product => product.Sku).Chunk(settings.GroupSize)], now.UtcDateTime, ct);
            await queries.AddNewAsync(now.UtcDateTime, settings.GroupSize, ct);
        }
        await queries.AddSumsAsync(
            now.UtcDateTime, now.UtcDateTime - settings.SumsPause, now.UtcDateTime - settings.ChangedPause, ct);
        await queries.AddChangedAsync(now.UtcDateTime, now.UtcDateTime - settings.ChangedPause, settings.GroupSize, ct);
    }

    // While a history pours in, every product is new or changed with each batch: what is forecast then misses the
    // latest days.
    private async Task<bool> HasSettledAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (caughtUp, calm) = await queries.PipelineAsync(ct);
        if (caughtUp && calm)
        {
            _waitsSince = null;
            return true;
        }
        _waitsSince ??= now;
        return now - _waitsSince > (caughtUp ? settings.LongestWait : settings.LongestBehind);
    }

    [LoggerMessage(LogLevel.Warning, "The forecasts' schedule waits for Postgres: {Reason}")]
    private partial void LogWaits(string reason);
}

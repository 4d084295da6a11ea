using BizPulse.Access;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using Npgsql;

namespace BizPulse.Analytics.Live;

/// <summary>
/// Five times a second: if anything was committed since, fetches what it touched and tells those who listen. A commit
/// is announced over Redis; once a second the data version is compared as well, in case an announcement was lost.
/// </summary>
internal sealed partial class LiveLoop(
    Commits commits, LiveClients clients, LiveQueries live, AnswerVersion version, SumQueries sums,
    OverviewQueries overview, SalesQueries sales, BusinessSettings settings, TimeProvider clock,
    ILogger<LiveLoop> logger) : BackgroundService
{
    private const int MostSales = 30;
    private const int TicksPerLook = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200), RecentEnough = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        for (var tick = 0L; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            try
            {
                if (tick % TicksPerLook == 0 && !clients.IsEmpty)
                {
                    commits.NoteVersion(await version.DataAsync(stoppingToken));
                    commits.NoteForecasts(await live.ForecastVersionAsync(stoppingToken));
                }

                await TellAsync(stoppingToken);
            }
            catch (NpgsqlException problem)
            {
                clients.NeedAll(); // what was committed meanwhile is taken already, and told to nobody
                LogPaused(problem.Message);
            }
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        if (clients.IsEmpty)
            return;
        var change = commits.Take();
        var listeners = clients.All.Where(client => change.Any || client.NeedsAll)
            .Select(client => new Listener(client, client.TakeNeedsAll())).ToList();
        if (listeners.Count == 0)
            return;

        var pipeline = await live.PipelineAsync(ct);
        foreach (var group in listeners.GroupBy(listener => listener.Client.Scope.Key))
            await TellAsync([.. group], group.First().Client.Scope, change, pipeline, ct);
    }

    /// <summary>Those who may see the same are told from the same answers.</summary>
    private async Task TellAsync(
        List<Listener> listeners, Scope scope, CommittedChange change, PipelineState pipeline, CancellationToken ct)
    {
        var today = TodayAsync(scope, ct);
        var changed = SalesAsync(scope, change.Skus, ct);
        var newest = listeners.Exists(listener => listener.NeedsAll) ? SalesAsync(scope, null, ct) : changed;
        var levels = live.LevelsAsync(
            [.. listeners.SelectMany(listener => listener.Wants(change)).Distinct()], scope, ct);
        await Task.WhenAll(today, changed, newest, levels);

        var stock = (await levels).ToLookup(level => level.Sku);
        foreach (var listener in listeners)
            listener.Client.Send(
                new LiveFrame(
                    change.Version, change.ForecastVersion, await today,
                    [.. listener.Wants(change).SelectMany(sku => stock[sku])],
                    await (listener.NeedsAll ? newest : changed), pipeline),
                ct);
    }

    private async Task<KpiNumbers> TodayAsync(Scope scope, CancellationToken ct)
    {
        var today = new SalesFilter(scope, settings.Today(clock), settings.Today(clock));
        var selling = sums.SumsAsync(new SalesSlice(today, settings), ct);
        var stock = overview.StockAsync(today, ct);
        await Task.WhenAll(selling, stock);
        return new KpiNumbers((await selling).Total, await stock);
    }

    private Task<List<RecentSale>> SalesAsync(Scope scope, IReadOnlyCollection<string>? skus, CancellationToken ct) =>
        skus is null ? sales.RecentAsync(new SalesFilter(scope), MostSales, ct)
        : skus.Count == 0 ? Task.FromResult(new List<RecentSale>())
        : sales.RecentOfAsync(
            new SalesFilter(scope), skus, clock.GetUtcNow().UtcDateTime - RecentEnough, MostSales, ct);

    [LoggerMessage(LogLevel.Warning, "Live numbers pause: {Reason}")]
    private partial void LogPaused(string reason);

    private readonly record struct Listener(LiveClient Client, bool NeedsAll)
    {
        public IEnumerable<string> Wants(CommittedChange change) =>
            NeedsAll || change.Skus is null ? Client.Watched : Client.Watched.Intersect(change.Skus);
    }
}

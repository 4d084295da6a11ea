using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Filters;
using Npgsql;

namespace BizPulse.Analytics.Live;

/// <summary>
/// Five times a second: if anything was committed since, fetches what it touched and tells those who listen. A commit is announced over
/// Redis; once a second the data version is compared as well, in case an announcement was lost.
/// </summary>
internal sealed partial class LiveLoop(
    Commits commits, LiveClients clients, LiveQueries live, OverviewQueries overview, SalesQueries sales, BusinessSettings settings,
    TimeProvider clock, ILogger<LiveLoop> logger) : BackgroundService
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
                    commits.NoteVersion(await live.VersionAsync(stoppingToken));
                await TellAsync(stoppingToken);
            }
            catch (NpgsqlException problem)
            {
                LogPaused(problem.Message);
            }
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        if (clients.IsEmpty)
            return;
        var change = commits.Take();
        var listeners = clients.All.Where(client => change.Any || client.NeedsAll).ToList();
        if (listeners.Count == 0)
            return;

        var today = settings.Today(clock);
        var kpis = await overview.KpisAsync(new SalesFilter(today, today), ct);
        var pipeline = await live.PipelineAsync(ct);
        var lines = await NewestAsync(change, ct);
        var levels = (await live.LevelsAsync([.. listeners.SelectMany(client => Wanted(client, change)).Distinct()], ct)).ToLookup(level => level.Sku);
        foreach (var client in listeners)
            client.Send(new LiveFrame(change.Version, kpis, [.. Wanted(client, change).SelectMany(sku => levels[sku])], lines, pipeline), ct);
    }

    private Task<List<RecentSale>> NewestAsync(CommittedChange change, CancellationToken ct) => change.Skus is { } skus
        ? sales.RecentOfAsync(skus, clock.GetUtcNow().UtcDateTime - RecentEnough, MostSales, ct)
        : sales.RecentAsync(MostSales, ct);

    private static IEnumerable<string> Wanted(LiveClient client, CommittedChange change) =>
        client.NeedsAll || change.Skus is null ? client.Watched : client.Watched.Intersect(change.Skus);

    [LoggerMessage(LogLevel.Warning, "Live numbers pause: {Reason}")]
    private partial void LogPaused(string reason);
}

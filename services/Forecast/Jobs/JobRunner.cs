using System.Runtime.CompilerServices;
using BizPulse.Forecasts.Histories;
using BizPulse.Forecasts.Making;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Jobs;

/// <summary>Does a job: loads what was sold, forecasts, and writes parts of the result as they are ready.</summary>
internal sealed class JobRunner(
    HistoryQueries catalogue, HistoryLoader histories, StoredQueries stored, ProductForecaster products,
    SumForecaster sums, ForecastStore store, ForecastSettings settings, BusinessSettings business, TimeProvider clock)
{
    private const int WrittenTogether = 50;

    /// <returns>How many products failed.</returns>
    public async Task<int> RunAsync(Job job, int threads, CancellationToken ct)
    {
        var origin = business.LastCompleteDay(clock);
        if (job.Skus.Length == 0)
        {
            await RunSumsAsync(job, origin, ct);
            return 0;
        }

        var failed = 0;
        var written = new HashSet<string>(StringComparer.Ordinal);
        var (forecasts, failures) = (new List<StoredForecast>(), new List<(string, FailureReason)>());
        await foreach (var (sku, forecast, failure) in MakeAsync(job, origin, threads, ct))
        {
            written.Add(sku);
            if (forecast is not null)
                forecasts.Add(forecast);
            else
                failures.Add((sku, failure!.Value));
            if (forecasts.Count + failures.Count == WrittenTogether)
                await WriteAsync();
        }
        // What is no product any more, or a service by now, has nothing to be forecast.
        failures.AddRange(job.Skus.Where(sku => !written.Contains(sku)).Select(sku => (sku, FailureReason.NoGoods)));
        await WriteAsync();
        return failed;

        async Task WriteAsync()
        {
            if (forecasts.Count + failures.Count > 0)
                await store.WriteAsync(job, forecasts, failures, ct);
            failed += failures.Count;
            forecasts.Clear();
            failures.Clear();
        }
    }

    private async IAsyncEnumerable<(string Sku, StoredForecast? Forecast, FailureReason? Failure)> MakeAsync(
        Job job, DateOnly origin, int threads, [EnumeratorCancellation] CancellationToken ct)
    {
        var wanted = await histories.LoadAsync(job.Skus, origin, ct);
        var (thin, rich) = (
            wanted.Where(history => history.IsShort(settings)).ToList(),
            wanted.Where(history => !history.IsShort(settings)).ToList());
        var known = job.Reason == Reasons.Changed
            ? rich.ToDictionary(history => history, history => products.Refresh(history, origin)) : [];
        foreach (var result in known.Values)
            if (result is { } refreshed)
                yield return refreshed;

        var rest = rich.Where(history => known.GetValueOrDefault(history) is null)
            .Select(history => history.Sku).ToHashSet(StringComparer.Ordinal);
        var peers = new List<Peer>();
        if (rest.Count > 0)
        {
            var categories = rich.ToDictionary(
                history => history.Sku, history => history.Category, StringComparer.Ordinal);
            foreach (var group in await GroupsOfAsync(rest, ct))
            {
                var whole = wanted.Count == group.Length && wanted.All(history => group.Contains(history.Sku))
                    ? wanted
                    : await histories.LoadAsync(group, origin, ct);
                var members = whole.Where(history => !history.IsShort(settings)).ToList();
                var champions = await stored.ChampionsAsync(group, ct);
                foreach (var result in products.Choose(members, rest, champions, origin, threads))
                {
                    ct.ThrowIfCancellationRequested();
                    if (result.Forecast is { } made)
                        peers.Add(new(categories[result.Sku], made.Demand.Mean));
                    yield return result;
                }
            }
        }

        if (thin.Count == 0)
            yield break;
        if (peers.Count == 0)
            peers = await stored.PeersAsync([.. thin.Select(history => history.Category).Distinct()], ct);
        foreach (var history in thin)
            yield return products.ByCategory(history, peers, origin);
    }

    /// <summary>The groups of like products that are learnt from together, as far as they hold any of these.</summary>
    private async Task<IEnumerable<string[]>> GroupsOfAsync(HashSet<string> skus, CancellationToken ct) =>
        (await catalogue.CatalogueAsync(ct)).Select(product => product.Sku).Chunk(settings.GroupSize).Where(
            group => group.Any(skus.Contains));

    private async Task RunSumsAsync(Job job, DateOnly origin, CancellationToken ct)
    {
        var dataVersion = await stored.DataVersionAsync(ct);
        var made = sums.Make(
            await histories.LoadSumsAsync(origin, ct), await stored.OutlooksAsync(origin, ct), origin, dataVersion);
        await store.WriteAsync(job, made, [], ct);
    }
}

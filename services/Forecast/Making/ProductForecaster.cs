using System.Diagnostics;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Histories;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>
/// From histories to forecasts that can be kept. Whatever goes wrong with a product is that product's: it is left out
/// with its reason, and the others go on.
/// </summary>
internal sealed partial class ProductForecaster(
    ForecastSettings settings, LearntGroups groups, TimeProvider clock, ILogger<ProductForecaster> logger)
{
    private const double Absurd = 1e9; // more units in a day than any shop sells

    /// <summary>Learns from a group and forecasts those of it that are wanted; results come as they are made.</summary>
    /// <param name="champions">The models that a product's forecast is made of so far.</param>
    public IEnumerable<(string Sku, StoredForecast? Forecast, FailureReason? Failure)> Choose(
        IReadOnlyList<ProductHistory> group, IReadOnlySet<string> wanted,
        IReadOnlyDictionary<string, IReadOnlyList<ForecastModel>> champions, DateOnly origin, int threads)
    {
        var sound = group.Where(history => history.Demand.Values.All(units => units < Absurd)).ToList();
        foreach (var history in group.Except(sound).Where(history => wanted.Contains(history.Sku)))
            yield return (history.Sku, null, FailureReason.AbsurdSales);

        foreach (var (learnt, learnable, failure) in Learn(sound, threads))
        {
            if (learnt is null)
            {
                foreach (var history in learnable.Where(history => wanted.Contains(history.Sku)))
                    yield return (history.Sku, null, failure);
                continue;
            }
            var results = learnable.Index()
                .Where(one => wanted.Contains(one.Item.Sku)).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
                .WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(one =>
                    Attempt(
                        one.Item,
                        () => Challenged(
                            learnt, one.Index, one.Item, champions.GetValueOrDefault(one.Item.Sku), origin)));
            foreach (var result in results)
                yield return result;
            learnt.Settle();
            groups.Keep(learnt, learnable);
        }
    }

    /// <summary>
    /// The forecast of a newer history by what was learnt before; null when that is no longer at hand.
    /// </summary>
    public (string Sku, StoredForecast? Forecast, FailureReason? Failure)? Refresh(
        ProductHistory history, DateOnly origin) =>
        groups.Find(history) is not { } known ? null
        : Attempt(
            history,
            () => Describe(
                known.Learnt.Forecast(known.Number, history.Demand), history, origin, MethodReason.ChosenBefore));

    /// <summary>For products with too little history of their own.</summary>
    public (string Sku, StoredForecast? Forecast, FailureReason? Failure) ByCategory(
        ProductHistory history, IReadOnlyList<Peer> peers, DateOnly origin) =>
        history.Demand.Values.Sum() > Absurd ? (history.Sku, null, FailureReason.AbsurdSales) : Attempt(history, () =>
        {
            var (units, days) = (history.Demand.Values.Sum(), history.Demand.Length);
            var (distribution, source) = new CategoryShape(peers, settings.Days).Of(
                history.Category, units, days, SeedOf(history.Sku));
            return new(Subject.Product(history.Sku))
            {
                Origin = origin,
                DataVersion = history.DataVersion,
                Method = "category",
                Models = [new(ModelCatalogue.CategoryShape, 1, null)],
                Reason = source,
                DemandClass = ClassOf(DemandProfile.Of(history.Demand.Values).Class),
                Warning = ForecastWarning.ShortHistory,
                HistoryDays = days,
                Transactions = history.Transactions,
                Trace = history.Trace,
                Demand = PathSummary.Of(distribution, settings.SumDays),
            };
        });

    // A series that breaks the learning of its group is found by halving.
    private IEnumerable<
        (LearntCatalogue? Learnt, IReadOnlyList<ProductHistory> Histories, FailureReason? Failure)> Learn(
        IReadOnlyList<ProductHistory> histories, int threads, int horizon)
    {
        if (histories.Count == 0)
            return [];
        try
        {
            return [(
                Engine(threads).Learn([.. histories.Select(history => history.Demand)], horizon),
                histories, null)];
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            if (histories.Count == 1)
            {
                LogFailed(broken, histories[0].Sku);
                return [(null, histories, FailureReason.Failed)];
            }
            return [
                .. Learn([.. histories.Take(histories.Count / 2)], threads, horizon),
                .. Learn([.. histories.Skip(histories.Count / 2)], threads, horizon)];
        }
    }

    private IEnumerable<
        (LearntCatalogue? Learnt, IReadOnlyList<ProductHistory> Histories, FailureReason? Failure)> Learn(
        IReadOnlyList<ProductHistory> histories, int threads) => Learn(histories, threads, settings.Days);

    private StoredForecast Challenged(
        LearntCatalogue learnt, int number, ProductHistory history, IReadOnlyList<ForecastModel>? champion,
        DateOnly origin)
    {
        var gate = champion is null ? null : learnt.Challenge(
            number, [.. champion.Select(model => new ModelShare(model.Name, model.Weight, model.Error))]);
        return Describe(learnt.Forecast(number), history, origin, gate?.Promote switch
        {
            true => MethodReason.Replaced,
            false => MethodReason.Kept,
            null => MethodReason.FirstChoice,
        });
    }

    private StoredForecast Describe(
        DemandForecast forecast, ProductHistory history, DateOnly origin, MethodReason reason) =>
        new(Subject.Product(history.Sku))
        {
            Origin = origin,
            DataVersion = history.DataVersion,
            Method = "models",
            Models = forecast.Models(),
            Reason = forecast.Models.Count == 0 ? MethodReason.NothingKnown : reason,
            DemandClass = ClassOf(forecast.Demand.Class),
            Warning = forecast.Warning,
            Treatments = forecast.Treatments(history.Demand),
            Accuracy = forecast.Accuracy(),
            HistoryDays = history.Demand.Length,
            Transactions = history.Transactions,
            Trace = history.Trace,
            Demand = PathSummary.Of(forecast.Distribution, settings.SumDays),
        };

    private (string, StoredForecast?, FailureReason?) Attempt(ProductHistory history, Func<StoredForecast> make)
    {
        // Whoever follows the sale that changed the product sees its forecast being made.
        using var span = ForecastTelemetry.Continue(history.Trace, history.Sku);
        var started = clock.GetTimestamp();
        try
        {
            var forecast = make();
            if (!forecast.Demand.Mean.All(float.IsFinite) || !forecast.Demand.Cumulative.All(float.IsFinite))
                throw new ArithmeticException("The forecast is not a finite number.");
            return (history.Sku, forecast, null);
        }
        catch (UnusableSeriesException refused)
        {
            span?.SetStatus(ActivityStatusCode.Error, refused.Message);
            LogRefused(refused.Message);
            return (history.Sku, null, FailureReason.UnusableHistory);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            span?.SetStatus(ActivityStatusCode.Error, failed.Message);
            LogFailed(failed, history.Sku);
            return (history.Sku, null, FailureReason.Failed);
        }
        finally
        {
            ForecastTelemetry.Made(clock.GetElapsedTime(started));
        }
    }

    internal static string? ClassOf(DemandClass demand) =>
        demand == DemandClass.None ? null : demand.ToString().ToLowerInvariant();

    /// <summary>Histories state the closed days of the whole house, which a group of products can't tell.</summary>
    internal static Forecaster Engine(int threads) => new() { Threads = threads, ClosedDaysAreStated = true };

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "{Sku} could not be forecast")]
    private partial void LogFailed(Exception reason, string sku);

    // The same product gives the same forecast on any machine.
    private static int SeedOf(string sku) => sku.Aggregate(17, (seed, character) => unchecked(seed * 31 + character));
}

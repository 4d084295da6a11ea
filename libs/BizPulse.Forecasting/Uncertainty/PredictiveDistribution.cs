using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// Turns expected demand into possible futures: spread from the past, corrected by class of demand, hung together over
/// the days.
/// </summary>
internal sealed class PredictiveDistribution
{
    private const double MostForCounts = 20; // above this mean a count behaves like a continuous value
    // Days of its own from which a series' spread is believed as much as the usual one.
    private const int PriorDays = 60;
    private const int FewestDays = 28; // to have a say in what is usual
    private const double OtherwiseUsual = 0.5;
    private const int Grid = 400;
    private const int MostTotals = 300; // past horizons whose totals are looked at
    private const int PriorTotals = 8;
    private const double MostMoved = 5; // a mean that a correction moved by more is left where it is

    private sealed record Tried(PastForecast Forecast, bool Counts, Hindcast Hindcast);

    private readonly ILookup<int, PastForecast> _past;
    private readonly RelativeErrors _relative;
    private readonly double _usualSpread;
    private readonly Dictionary<(bool Counts, DemandClass), Recalibration> _byClass = [];
    private readonly Dictionary<bool, Recalibration> _byKind = [];
    private readonly Dictionary<bool, double> _common = []; // correlation over the whole horizon
    private readonly Dictionary<(int, int), PathRanks> _ranks = [];
    private readonly int _horizon;
    private readonly int _paths;
    private readonly bool _wander;

    /// <param name="played">What would have been forecast at past origins.</param>
    /// <param name="horizon">The number of steps to forecast.</param>
    /// <param name="paths">The number of possible futures.</param>
    /// <param name="wander">Whether the series move like prices: much or little, all at the same time.</param>
    public PredictiveDistribution(IReadOnlyList<PastForecast> played, int horizon, int paths, bool wander)
    {
        (_horizon, _paths, _wander) = (horizon, paths, wander);
        _past = played.ToLookup(one => one.Number);
        var tried = played.AsParallel().AsOrdered()
            .Select(one => new Tried(one, IsCount(one.Fold.History), Hindcast.Of(one.Fold.History, horizon))).ToList();
        _relative = new([.. tried.Where(one => !one.Counts).GroupBy(one => one.Forecast.Number)
            .Select(
                own => (IReadOnlyList<(Fold, double[])>)[
                    .. own.Select(one => (one.Forecast.Fold, one.Forecast.Mean))])]);
        var spreads = tried.Where(one => one.Counts).Select(one => CountSpread.Of(one.Forecast.Fold.History))
            .Where(spread => spread.Days >= FewestDays)
            .Select(spread => spread.Relative(OtherwiseUsual, usualDays: 0)).Order().ToArray();
        _usualSpread = spreads.Length == 0 ? OtherwiseUsual : spreads[spreads.Length / 2];
        foreach (var kind in tried.GroupBy(one => one.Counts))
        {
            Recalibrate(kind.Key, [.. kind]);
            HangTogether(kind.Key, [.. kind]);
        }
    }

    public SamplePaths Simulate(int number, PreparedHistory history, DemandClass demand, double[] mean)
    {
        var (counts, hindcast) = (IsCount(history), Hindcast.Of(history, _horizon));
        var marginals = Corrected(history, mean, counts, demand, Own(number));
        var (common, next) = hindcast.Dependence();
        var ranks = RanksFor(Strength(_common.GetValueOrDefault(counts, common)), next);
        var paths = new SamplePaths(_horizon, _paths);
        var shift = (int)((uint)(number * 2654435761L) % _paths); // series must not all be high on the same path
        for (var step = 0; step < _horizon; step++)
        {
            var values = paths.Step(step);
            var order = ranks.At(step);
            for (var path = 0; path < _paths; path++)
                values[(path + shift) % _paths] = (float)PathRanks.Pick(marginals[step], order[path], _paths);
        }
        return paths;
    }

    /// <summary>What would have been forecast at a past origin: equally likely values in order, per step.</summary>
    /// <param name="own">The series' other past forecasts.</param>
    public double[][] AsForecast(Fold fold, IReadOnlyList<(Fold, double[])> own, double[] mean) =>
        Corrected(fold.History, mean, IsCount(fold.History), DemandProfile.Of(fold.History.Filled.Values).Class, own);

    private void Recalibrate(bool counts, IReadOnlyList<Tried> tried)
    {
        var outcomes = tried.AsParallel().AsOrdered().Select(one => (one.Forecast.Demand, Levels: Outcomes(one)))
            .ToList();
        var origins = tried.GroupBy(one => one.Forecast.Number).Max(own => own.Count());
        // The level of one horizon is one observation, however many steps it has; and how much prices move then is one
        // for all of them.
        var widening = Math.Sqrt(1 + 1.0 / (_wander ? origins : tried.Count));
        _byKind[counts] = new([.. outcomes.SelectMany(one => one.Levels)], origins, widening);
        foreach (var group in outcomes.GroupBy(one => one.Demand))
            _byClass[(counts, group.Key)] = new([.. group.SelectMany(one => one.Levels)], origins, widening);
    }

    private void HangTogether(bool counts, IReadOnlyList<Tried> tried)
    {
        var whole = tried.Where(one => one.Forecast.Mean.Sum() > 0 && !one.Forecast.Fold.Actual.Any(double.IsNaN))
            .ToList();
        var count = Math.Min(whole.Count, MostTotals);
        var horizons = Enumerable.Range(0, count).AsParallel().AsOrdered()
            .Select(i => PastHorizon(whole[(int)((long)i * whole.Count / count)])).ToList();
        var usual = tried.Average(one => one.Hindcast.Dependence().Common);
        if (SumDependence.Weakest(horizons) is { } strength)
            _common[counts] =
                (count * (double)strength / SumDependence.Finest + PriorTotals * usual) / (count + PriorTotals);
    }

    private SumDependence.Horizon PastHorizon(Tried one)
    {
        var (fold, next) = (one.Forecast.Fold, one.Hindcast.Dependence().Next);
        var marginals = Corrected(
            fold.History, one.Forecast.Mean, one.Counts, one.Forecast.Demand, Own(one.Forecast.Number, except: fold));
        return new(marginals, strength => RanksFor(strength, next), fold.Actual.Sum());
    }

    private IReadOnlyList<(Fold, double[])> Own(int number, Fold? except = null) =>
        [.. _past[number].Where(one => one.Fold != except).Select(one => (one.Fold, one.Mean))];

    // Judged as a forecast would be: by what the series did at its other origins.
    private double[] Outcomes(Tried one)
    {
        var (fold, mean) = (one.Forecast.Fold, one.Forecast.Mean);
        var marginals = Marginals(fold.History, mean, one.Counts, Own(one.Forecast.Number, except: fold));
        var pit = new RandomisedPit(one.Forecast.Number);
        return [.. from step in Enumerable.Range(0, _horizon)
            where !double.IsNaN(fold.Actual[step]) && mean[step] > 0
            select pit.Of(Array.ConvertAll(marginals[step], value => (float)value), fold.Actual[step])];
    }

    // Read where past outcomes say. Reading a skewed distribution further out moves its mean, which must stay the one
    // that is reported.
    private double[][] Corrected(
        PreparedHistory history, double[] mean, bool counts, DemandClass demand, IReadOnlyList<(Fold, double[])> own)
    {
        var correct = _byClass.GetValueOrDefault((counts, demand)) ?? _byKind.GetValueOrDefault(counts);
        var places = Array.ConvertAll(Levels(correct), level => Math.Min((int)(level * Grid), Grid - 1));
        if (!counts)
            return [.. Marginals(history, mean, counts, own).Select(
                (sorted, step) => Around(mean[step], Read(sorted, places)))];

        // Counts must stay whole: what is read starts from another mean instead.
        var usual = Moments.Mean(mean);
        var moved = usual > 0 ? Moved(usual, Read(Marginals(history, [usual], counts, own)[0], places)) : 1;
        return Array.ConvertAll(
            Marginals(history, Array.ConvertAll(mean, value => value / moved), counts, own),
            sorted => Read(sorted, places));
    }

    private static double[] Read(double[] sorted, int[] places) => Array.ConvertAll(places, place => sorted[place]);

    private static double[] Around(double mean, double[] values)
    {
        var moved = Moved(mean, values);
        return Array.ConvertAll(values, value => value / moved);
    }

    private static double Moved(double mean, double[] values)
    {
        var moved = mean > 0 ? Moments.Mean(values) / mean : 1;
        return moved is > 1 / MostMoved and < MostMoved ? moved : 1;
    }

    // Where the uncorrected distribution is read for equally likely values.
    private static double[] Levels(Recalibration? correct) =>
        [.. Enumerable.Range(0, Grid).Select(i => (i + 0.5) / Grid).Select(level => correct?.Level(level) ?? level)];

    private static int Strength(double common) => (int)Math.Round(common * SumDependence.Finest);

    private PathRanks RanksFor(int common, double next)
    {
        var key = (common, (int)Math.Round(next * 10));
        lock (_ranks)
        {
            if (!_ranks.TryGetValue(key, out var ranks))
                _ranks[key] = ranks = new(
                    _horizon, _paths, (double)common / SumDependence.Finest, key.Item2 / 10.0, seed: 17);
            return ranks;
        }
    }

    // Equally likely values in order, per step.
    private double[][] Marginals(
        PreparedHistory history, double[] mean, bool counts, IReadOnlyList<(Fold, double[])> own)
    {
        if (!counts)
        {
            var (deviation, usual) = (_relative.DeviationOf(history, own), RelativeErrors.UsualOf(own, mean));
            return [.. mean.Select((value, step) => _relative.Quantiles(value, usual, deviation, step, Grid))];
        }
        var spread = CountSpread.Of(history).Relative(_usualSpread, PriorDays);
        return [.. mean.Select(value => CountSpread.Around(value, spread).EquallyLikely(Grid))];
    }

    private static bool IsCount(PreparedHistory history)
    {
        var values = history.Filled.Values.AsSpan(Math.Max(0, history.Filled.Length - 364));
        var (sum, whole) = (0.0, 0);
        foreach (var value in values)
        {
            sum += value;
            whole += value == Math.Floor(value) ? 1 : 0;
        }
        return whole > 0.9 * values.Length && sum <= MostForCounts * values.Length;
    }
}

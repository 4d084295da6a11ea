using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>Turns expected demand into possible futures: spread from the past, corrected by class of demand, hung together over the days.</summary>
internal sealed class PredictiveDistribution
{
    private const double MostForCounts = 20; // above this mean a count behaves like a continuous value
    private const int PriorDays = 20; // days of its own from which a series' dispersion is believed as much as the usual one
    private const int Grid = 400;

    private readonly Dictionary<int, IReadOnlyList<(Fold Fold, double[] Mean)>> _past; // combined by weights that the fold had no say in
    private readonly RelativeErrors _relative;
    private readonly double _usualOverdispersion;
    private readonly double _widening; // the level of one horizon is one observation, however many steps it has
    private readonly Dictionary<(bool Counts, DemandClass), Recalibration> _byClass = [];
    private readonly Dictionary<bool, Recalibration> _byKind = [];
    private readonly Dictionary<(int, int), PathRanks> _ranks = [];
    private readonly int _horizon;
    private readonly int _paths;

    public PredictiveDistribution(Screening screening, int horizon, int paths)
    {
        (_horizon, _paths) = (horizon, paths);
        foreach (var (common, next) in from common in Enumerable.Range(0, 7) from next in Enumerable.Range(0, 9) select (common, next))
            _ranks[(common, next)] = null!;
        _past = screening.Played.ToDictionary(one => one.Number, one => (IReadOnlyList<(Fold, double[])>)
            [.. one.Folds.Select(fold => (fold, fold.Combine(screening.WeightsFor(one.Number, except: fold))))]);
        var played = (
            from one in screening.Played
            from past in _past[one.Number]
            select (one.Number, one.Demand, past.Fold, past.Mean, Counts: IsCount(past.Fold.History))).ToList();
        _widening = Math.Sqrt(1 + 1.0 / Math.Max(1, played.Count));
        _relative = new([.. played.Where(one => !one.Counts)
            .GroupBy(one => one.Number, one => (one.Fold, one.Mean)).Select(own => (IReadOnlyList<(Fold, double[])>)[.. own])]);
        var excess = played.Where(one => one.Counts).Select(one => Hindcast.Of(one.Fold.History, horizon))
            .Where(past => past.Actual.Length >= 28).Select(past => past.Overdispersion(prior: 0.5, priorDays: 0)).Order().ToArray();
        _usualOverdispersion = excess.Length == 0 ? 0.5 : excess[excess.Length / 2];

        var outcomes = played.AsParallel()
            .Select(one => (one.Demand, one.Counts, Outcomes: Outcomes(one.Number, one.Fold, one.Mean, one.Counts))).ToList();
        foreach (var kind in outcomes.GroupBy(one => one.Counts))
        {
            _byKind[kind.Key] = new(kind.SelectMany(one => one.Outcomes));
            foreach (var group in kind.GroupBy(one => one.Demand))
                _byClass[(kind.Key, group.Key)] = new(group.SelectMany(one => one.Outcomes));
        }
    }

    public SamplePaths Simulate(int number, PreparedHistory history, DemandClass demand, double[] mean)
    {
        var counts = IsCount(history);
        var marginals = Marginals(history, mean, counts, _past.GetValueOrDefault(number, []), _widening);
        var levels = Levels(counts, demand, _paths);
        var (common, next) = Hindcast.Of(history, _horizon).Dependence();
        var ranks = RanksFor(common, next);
        var paths = new SamplePaths(_horizon, _paths);
        var shift = (int)((uint)(number * 2654435761L) % _paths); // series must not all be high on the same path
        for (var step = 0; step < _horizon; step++)
        {
            var values = paths.Step(step);
            var order = ranks.At(step);
            var sorted = marginals[step];
            for (var path = 0; path < _paths; path++)
                values[(path + shift) % _paths] = (float)sorted[(int)(levels[order[path]] * sorted.Length)];
        }
        return paths;
    }

    /// <summary>What would have been forecast at a past origin: equally likely values in order, per step.</summary>
    /// <param name="own">The series' other past forecasts.</param>
    public double[][] AsForecast(Fold fold, IReadOnlyList<(Fold, double[])> own, double[] mean)
    {
        var counts = IsCount(fold.History);
        var levels = Levels(counts, DemandProfile.Of(fold.History.Filled.Values).Class, Grid);
        return Array.ConvertAll(Marginals(fold.History, mean, counts, own, _widening),
            sorted => Array.ConvertAll(levels, level => sorted[(int)(level * sorted.Length)]));
    }

    // Where the uncorrected distribution is read for equally likely values.
    private double[] Levels(bool counts, DemandClass demand, int count)
    {
        var correct = _byClass.GetValueOrDefault((counts, demand)) ?? _byKind.GetValueOrDefault(counts);
        return [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count).Select(level => correct?.Level(level) ?? level)];
    }

    private PathRanks RanksFor(double common, double next)
    {
        var key = ((int)Math.Round(common * 10), (int)Math.Round(next * 10));
        lock (_ranks)
            return _ranks[key] ??= new(_horizon, _paths, key.Item1 / 10.0, key.Item2 / 10.0, seed: 17);
    }

    // Judged as a forecast would be: by what the series did at its other origins.
    private double[] Outcomes(int number, Fold fold, double[] mean, bool counts)
    {
        var marginals = Marginals(fold.History, mean, counts, [.. _past[number].Where(other => other.Fold != fold)], widening: 1);
        var pit = new RandomisedPit(number);
        return [.. from step in Enumerable.Range(0, _horizon)
            where !double.IsNaN(fold.Actual[step]) && mean[step] > 0
            select pit.Of(Array.ConvertAll(marginals[step], value => (float)value), fold.Actual[step])];
    }

    // Equally likely values in order, per step.
    private double[][] Marginals(
        PreparedHistory history, double[] mean, bool counts, IReadOnlyList<(Fold, double[])> own, double widening)
    {
        if (!counts)
        {
            var deviation = widening * _relative.DeviationOf(history, own);
            return [.. mean.Select((value, step) => _relative.Quantiles(value, deviation, step, Grid))];
        }
        var dispersion = Hindcast.Of(history, _horizon).Overdispersion(_usualOverdispersion, PriorDays);
        return [.. mean.Select(value => NegativeBinomial.FromMoments(value, value + dispersion * value * value).EquallyLikely(Grid))];
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

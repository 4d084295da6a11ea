using System.Collections.Concurrent;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// Series of one frequency, forecast together: what was learnt from all of them, applied to one at a time.
/// </summary>
internal sealed class CatalogueForecast
{
    private const int ShortHistory = 14;
    private const double NaiveTolerance = 1.1;
    private const double SameWeights = 0.05; // weights that differ by less in all forecast the same
    private const int LookAlikeDays = 7; // a short history counts against its look-alikes as its days against these

    private readonly IReadOnlyList<Series> _catalogue;
    private readonly int _horizon;
    private readonly int _paths;
    private readonly int _threads;
    private readonly IReadOnlyList<(ICandidate Candidate, double Weight)> _pool;
    private readonly Screening _screening;
    private readonly PredictiveDistribution _distribution;
    private readonly Origin _origin;
    private readonly LookAlikes _lookAlikes;
    private readonly int _naive;
    private readonly ConcurrentDictionary<int, Choice> _choices = [];
    private readonly ConcurrentDictionary<int, Backtest?> _backtests = [];

    public CatalogueForecast(
        IReadOnlyList<Series> catalogue, int horizon, int paths, int threads, bool closedAreStated)
    {
        (_catalogue, _horizon, _paths, _threads) = (catalogue, horizon, paths, threads);
        _pool = CandidatePool.For(catalogue);
        var origins = Origins.Of(catalogue, Screening.FoldsFor(catalogue, horizon), horizon, threads, closedAreStated);
        _origin = origins[0];
        _screening = new(catalogue, _pool, origins, horizon, threads);
        _distribution = new([.. _screening.PastForecasts], horizon, paths, CandidatePool.Wander(catalogue));
        _lookAlikes = new(catalogue);
        _naive = _pool.Index().FirstOrDefault(
            one => one.Item.Candidate.Name is "seasonal-naive" or "naive", (-1, default)).Index;
    }

    public DemandForecast Of(int number) => Of(number, _catalogue[number]);

    /// <summary>The forecast of a history of series <paramref name="number"/>, whose choice it uses.</summary>
    public DemandForecast Of(int number, Series series)
    {
        var demand = DemandProfile.Of(series.Values);
        if (series.Length == 0 || _origin.Prepare(series) is not { } history
            || !history.Clean.Informative.Contains(true))
            return Unseen(series, demand);
        if (demand.Class == DemandClass.None || history.Filled.Length < ShortHistory)
            return Short(number, series, history, demand);

        var choice = _choices.GetOrAdd(number, Choose);
        var means = _pool.Select(one => one.Candidate.Suits(history) ? one.Candidate.Mean(history, _horizon) : null)
            .ToArray();
        var left = StoppedSelling.ShareLeft(history.Clean);
        var mean = Array.ConvertAll(
            Bounded(Combination.Of(means, choice.Weights, _horizon), series), value => left * value);
        var paths = _distribution.Simulate(number, history, demand.Class, mean);
        return new(
            series.Id, new(mean, paths), demand, Shares(number, means, choice.Weights), history.Clean.Treatments,
            IsMostlyReturns(history) ? ForecastWarning.MostlyReturns
                : left < 1 ? ForecastWarning.StoppedSelling : choice.Warning)
        {
            Backtest = _backtests.GetOrAdd(number, Measure),
        };
    }

    public GateDecision Challenge(int number, IReadOnlyList<ModelShare> champion)
    {
        var weights = WeightsOf(champion);
        if (weights.Sum() <= 0)
            return new(true, "The champion's models are no longer tried.");
        var past = Past(number);
        var challenger = Choose(number);
        if (challenger.Weights.Zip(weights, (one, other) => Math.Abs(one - other)).Sum() < SameWeights)
            return new(false, "The same was chosen again.");
        var decision = PromotionGate.Decide(
            past.Scores(WeightsOn(number, challenger)), past.Scores(_ => weights), past.NaiveScores());
        _choices[number] = decision.Promote ? challenger : Guarded(number, weights);
        _backtests.TryRemove(number, out _);
        return decision;
    }

    /// <summary>Judges what is not judged yet, and lets go of what that takes.</summary>
    public void Settle()
    {
        Parallel.For(
            0, _catalogue.Count, new ParallelOptions { MaxDegreeOfParallelism = _threads },
            number => _backtests.GetOrAdd(number, Measure));
        _screening.LetGoOfHistories();
    }

    private Choice Choose(int number) => Guarded(number, _screening.WeightsFor(number));

    // A forecast must never be worse on validation than repeating the last season without saying so.
    private Choice Guarded(int number, double[] weights)
    {
        var folds = _screening.FoldsOf(number).Where(fold => _naive >= 0 && fold.Means[_naive] is not null).ToList();
        if (folds.Count == 0)
            return new(weights, null);
        var combined = Math.Sqrt(folds.Average(fold => fold.SquaredError(fold.Combine(weights))));
        var repeated = Math.Sqrt(folds.Average(fold => fold.SquaredError(fold.Means[_naive])));
        if (!(combined > repeated))
            return new(weights, null);
        if (folds.Count < 3 || combined <= NaiveTolerance * repeated)
            return new(weights, ForecastWarning.RepeatingDidBetter);
        var alone = new double[weights.Length];
        alone[_naive] = 1;
        return new(alone, ForecastWarning.RepeatsLastSeason);
    }

    private PastForecasts Past(int number) => new(_distribution, _screening.FoldsOf(number), number, _naive);

    private Backtest? Measure(int number) => Past(number).Measure(WeightsOn(number, _choices.GetOrAdd(number, Choose)));

    // A fold must not have a say in the weights that it judges; weights that it had none in stay as they are.
    private Func<Fold, double[]> WeightsOn(int number, Choice choice)
    {
        var own = _screening.WeightsFor(number);
        return choice.Weights.AsSpan().SequenceEqual(own)
            ? fold => _screening.WeightsFor(number, except: fold)
            : _ => choice.Weights;
    }

    private double[] WeightsOf(IReadOnlyList<ModelShare> shares)
    {
        var weights = new double[_pool.Count];
        foreach (var share in shares)
            if (_pool.Index().FirstOrDefault(
                one => one.Item.Candidate.Name == share.Model, (-1, default)).Index is >= 0 and var m)
                weights[m] += share.Weight;
        return weights;
    }

    private DemandForecast Unseen(Series series, DemandProfile demand)
    {
        if (_lookAlikes.Simulate(series, _horizon, _paths) is not { } paths)
            return new(
                series.Id, new(new double[_horizon], new SamplePaths(_horizon, _paths)), demand, [], [],
                ForecastWarning.NothingKnown);
        double[] mean = [.. Enumerable.Range(0, _horizon).Select(paths.Mean)];
        return new(
            series.Id, new(mean, paths), demand, [new(ModelCatalogue.LookAlikes, 1, null)], [],
            ForecastWarning.NeverSold);
    }

    // A handful of days, or none with a sale: their average, drawn towards look-alikes while it is young.
    private DemandForecast Short(int number, Series series, PreparedHistory history, DemandProfile demand)
    {
        var days = history.Clean.Informative.Count(known => known);
        var level = Enumerable.Range(0, history.Filled.Length).Where(t => history.Clean.Informative[t])
            .Average(t => Math.Max(0, history.Levels[t]));
        if (history.Filled.Length < ShortHistory && _lookAlikes.LevelFor(series) is { } similar)
            level = (days * level + LookAlikeDays * similar) / (days + LookAlikeDays);
        else if (level <= 0)
            level = 0.5 / (days + LookAlikeDays); // no sale yet is not the same as never one
        var steps = Enumerable.Range(history.Filled.Length, _horizon);
        double[] mean =
            [.. steps.Select(t => history.Clean.Opening.IsClosed(t) ? 0 : level * history.Effects.Factor[t])];
        var paths = _distribution.Simulate(number, history, demand.Class, mean);
        return new(
            series.Id, new(mean, paths), demand, [new(ModelCatalogue.Average, 1, null)], history.Clean.Treatments,
            IsMostlyReturns(history) ? ForecastWarning.MostlyReturns
                : demand.Class == DemandClass.None ? ForecastWarning.NothingSold
                : series.Frequency == Frequency.Daily ? ForecastWarning.FewDays : ForecastWarning.FewObservations);
    }

    private static bool IsMostlyReturns(PreparedHistory history)
    {
        var known = history.Filled.Values.Where((_, t) => history.Clean.Informative[t]).ToList();
        return known.Count(value => value < 0) > known.Count(value => value > 0);
    }

    // No model may run away: ten times the highest value ever seen is beyond any season or trend.
    private static double[] Bounded(double[] mean, Series series)
    {
        var highest = series.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return Array.ConvertAll(
            mean, value => double.IsFinite(value) ? Math.Clamp(value, 0, 10 * Math.Max(highest, 0)) : 0);
    }

    private ModelShare[] Shares(int number, double[]?[] means, double[] weights)
    {
        var available = Enumerable.Range(0, weights.Length).Where(m => means[m] is not null && weights[m] > 0)
            .ToArray();
        var total = available.Sum(m => weights[m]);
        return [.. available
            .Select(m => new ModelShare(_pool[m].Candidate.Name, weights[m] / total, ErrorOf(number, m)))
            .Where(share => share.Weight >= 0.005)
            .OrderByDescending(share => share.Weight)];
    }

    private double? ErrorOf(int number, int candidate)
    {
        var errors = _screening.FoldsOf(number).Select(fold => fold.SquaredError(fold.Means[candidate]))
            .Where(double.IsFinite).ToArray();
        return errors.Length == 0 ? null : Math.Sqrt(errors.Average());
    }
}

using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Selection;

/// <summary>Series of one frequency, forecast together: what was learnt from all of them, applied to one at a time.</summary>
internal sealed class CatalogueForecast
{
    private const int ShortHistory = 14;
    private const double NaiveTolerance = 1.1;
    private const int LookAlikeDays = 7; // a short history counts against its look-alikes as its days against these

    private readonly IReadOnlyList<Series> _catalogue;
    private readonly int _horizon;
    private readonly int _paths;
    private readonly IReadOnlyList<(ICandidate Candidate, double Weight)> _pool;
    private readonly Screening _screening;
    private readonly PredictiveDistribution _distribution;
    private readonly Origin _origin;
    private readonly LookAlikes _lookAlikes;

    public CatalogueForecast(IReadOnlyList<Series> catalogue, int horizon, int paths, int threads)
    {
        (_catalogue, _horizon, _paths) = (catalogue, horizon, paths);
        _pool = CandidatePool.For(catalogue);
        _screening = new(catalogue, _pool, horizon, threads);
        _distribution = new(_screening, horizon, paths);
        _origin = new(catalogue, 0, horizon, threads);
        _lookAlikes = new(catalogue);
    }

    public DemandForecast Of(int number)
    {
        var series = _catalogue[number];
        var demand = DemandProfile.Of(series.Values);
        if (_origin.Prepare(number) is not { } history || !history.Clean.Informative.Contains(true))
            return Unseen(number, demand);
        if (demand.Class == DemandClass.None || history.Filled.Length < ShortHistory)
            return Short(number, history, demand);

        var weights = _screening.WeightsFor(number, demand.Class);
        var warning = GuardAgainstNaive(number, weights);
        var means = _pool.Select(one => one.Candidate.Suits(history) ? one.Candidate.Mean(history, _horizon) : null).ToArray();
        var mean = Bounded(Combination.Of(means, weights, _horizon), series);
        var paths = _distribution.Simulate(number, history, demand.Class, mean);
        return new(series.Id, new(mean, paths), demand, Shares(number, means, weights), history.Clean.Treatments, warning);
    }

    // A forecast must never be worse on validation than repeating the last season without saying so.
    private string? GuardAgainstNaive(int number, double[] weights)
    {
        var naive = _pool.Index().FirstOrDefault(one => one.Item.Candidate.Name == "seasonal-naive", (-1, default)).Index;
        var folds = _screening.FoldsOf(number).Where(fold => naive >= 0 && fold.Means[naive] is not null).ToList();
        if (folds.Count == 0)
            return null;
        var combined = Math.Sqrt(folds.Average(fold => fold.SquaredError(fold.Combine(weights))));
        var repeated = Math.Sqrt(folds.Average(fold => fold.SquaredError(fold.Means[naive])));
        if (!(combined > repeated))
            return null;
        if (folds.Count >= 3 && combined > NaiveTolerance * repeated)
        {
            Array.Clear(weights);
            weights[naive] = 1;
            return "Repeating the last season did better than any combination at past origins, so that is the forecast.";
        }
        return "Repeating the last season did slightly better at past origins.";
    }

    private DemandForecast Unseen(int number, DemandProfile demand)
    {
        var series = _catalogue[number];
        if (_lookAlikes.Simulate(series, _horizon, _paths) is not { } paths)
            return new(series.Id, new(new double[_horizon], new SamplePaths(_horizon, _paths)), demand, [], [], "Nothing is known about this series.");
        double[] mean = [.. Enumerable.Range(0, _horizon).Select(paths.Mean)];
        return new(series.Id, new(mean, paths), demand, [new("look-alikes", 1, null)], [], "Never sold: forecast from the first days of similar series.");
    }

    // A handful of days, or none with a sale: their average, drawn towards look-alikes while it is young.
    private DemandForecast Short(int number, PreparedHistory history, DemandProfile demand)
    {
        var series = _catalogue[number];
        var days = history.Clean.Informative.Count(known => known);
        var level = Enumerable.Range(0, history.Filled.Length).Where(t => history.Clean.Informative[t]).Average(t => Math.Max(0, history.Levels[t]));
        if (history.Filled.Length < ShortHistory && _lookAlikes.LevelFor(series) is { } similar)
            level = (days * level + LookAlikeDays * similar) / (days + LookAlikeDays);
        else if (level <= 0)
            level = 0.5 / (days + LookAlikeDays); // no sale yet is not the same as never one
        var steps = Enumerable.Range(history.Filled.Length, _horizon);
        double[] mean = [.. steps.Select(t => history.Clean.Opening.IsClosed(t) ? 0 : level * history.Effects.Factor[t])];
        var paths = _distribution.Simulate(number, history, demand.Class, mean);
        return new(series.Id, new(mean, paths), demand, [new("average", 1, null)], history.Clean.Treatments, $"Only {days} days are known.");
    }

    // No model may run away: ten times the highest value ever seen is beyond any season or trend.
    private static double[] Bounded(double[] mean, Series series)
    {
        var highest = series.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return Array.ConvertAll(mean, value => double.IsFinite(value) ? Math.Clamp(value, 0, 10 * Math.Max(highest, 0)) : 0);
    }

    private ModelShare[] Shares(int number, double[]?[] means, double[] weights)
    {
        var available = Enumerable.Range(0, weights.Length).Where(m => means[m] is not null && weights[m] > 0).ToArray();
        var total = available.Sum(m => weights[m]);
        return [.. available
            .Select(m => new ModelShare(_pool[m].Candidate.Name, weights[m] / total, ErrorOf(number, m)))
            .Where(share => share.Weight >= 0.005)
            .OrderByDescending(share => share.Weight)];
    }

    private double? ErrorOf(int number, int candidate)
    {
        var errors = _screening.FoldsOf(number).Select(fold => fold.SquaredError(fold.Means[candidate])).Where(double.IsFinite).ToArray();
        return errors.Length == 0 ? null : Math.Sqrt(errors.Average());
    }
}

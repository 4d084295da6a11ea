using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// Plays forecasting at past origins for a sample of the catalogue, to learn how far each candidate can be trusted, by
/// class of demand.
/// </summary>
internal sealed class Screening
{
    private const int MostSeries = 500; // as many as a catalogue may have to be tried whole
    private const double Doubt = 4; // how firmly the prior weights are held when only one series speaks
    private const double TiltAmongRelated = 1;
    // Without a model learnt from all, a series' own past says most about it.
    private const double TiltAmongUnrelated = 2;

    private readonly Dictionary<int, IReadOnlyList<Fold>> _folds;
    private readonly Dictionary<DemandClass, double[]> _weights = [];
    // Mean log error of each candidate, relative to the others.
    private readonly Dictionary<DemandClass, double[]> _relative = [];
    private readonly double[] _overall;
    private readonly IReadOnlyList<Series> _catalogue;
    private readonly double _tilt;

    /// <param name="origins">Now and past ones, of which the latter are played.</param>
    public Screening(
        IReadOnlyList<Series> catalogue, IReadOnlyList<(ICandidate Candidate, double Weight)> pool,
        IReadOnlyList<Origin> origins, int horizon, int threads)
    {
        _catalogue = catalogue;
        ICandidate[] candidates = [.. pool.Select(one => one.Candidate)];
        _tilt = candidates.OfType<GlobalCandidate>().Any() ? TiltAmongRelated : TiltAmongUnrelated;
        var numbers = Spread(catalogue.Count, MostSeries);
        _folds = numbers.AsParallel().WithDegreeOfParallelism(threads).ToDictionary(
            number => number,
            number => (IReadOnlyList<Fold>)[.. origins.Skip(1)
                .Where(origin => IsLongEnough(catalogue[number].Length - origin.Back, horizon))
                .Select(origin => Play(catalogue[number], number, origin, candidates, horizon)).OfType<Fold>()]);

        var total = pool.Sum(one => one.Weight);
        _overall = WeightsOf(_folds.Values, [.. pool.Select(one => one.Weight / total)]);
        foreach (var group in _folds.GroupBy(pair => ClassOf(catalogue[pair.Key]), pair => pair.Value))
        {
            _weights[group.Key] = WeightsOf(group, _overall);
            _relative[group.Key] = MeanRelativeErrors([.. group], candidates.Length);
        }
    }

    private static DemandClass ClassOf(Series series) => DemandProfile.Of(series.Values).Class;

    /// <summary>What would have been forecast at past origins, by weights that these origins had no say in.</summary>
    public IEnumerable<PastForecast> PastForecasts =>
        from one in _folds
        from fold in one.Value
        select new PastForecast(
            one.Key, ClassOf(_catalogue[one.Key]), fold, fold.Combine(WeightsFor(one.Key, except: fold)));

    public IReadOnlyList<Fold> FoldsOf(int number) => _folds.GetValueOrDefault(number) ?? [];

    public void LetGoOfHistories()
    {
        foreach (var fold in _folds.Values.SelectMany(folds => folds))
            fold.LetGoOfHistory();
    }

    /// <summary>The weights of a series: its class's, tilted to what did better on it than it usually does.</summary>
    /// <param name="except">A fold that has no say in the tilt.</param>
    public double[] WeightsFor(int number, Fold? except = null)
    {
        var demand = ClassOf(_catalogue[number]);
        var weights = (double[])_weights.GetValueOrDefault(demand, _overall).Clone();
        Fold[] folds = [.. FoldsOf(number).Where(fold => fold != except)];
        if (RelativeErrors(folds, weights.Length) is not { } own || !_relative.TryGetValue(demand, out var usual))
            return weights;
        for (var m = 0; m < weights.Length; m++)
            weights[m] *= Math.Exp(-_tilt * Math.Clamp(own[m] - usual[m], -2, 2));
        var total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }

    /// <summary>
    /// At how many past origins a catalogue is played: those that enough is known before, and the fewer the larger it
    /// is.
    /// </summary>
    public static int FoldsFor(IReadOnlyList<Series> catalogue, int horizon)
    {
        var most = catalogue.Count > 1000 ? 2 : catalogue.Count > MostSeries ? 3 : 4;
        return Enumerable.Range(1, most).Count(
            fold => catalogue.Any(one => IsLongEnough(one.Length - fold * horizon, horizon)));
    }

    private static bool IsLongEnough(int length, int horizon) => length >= Math.Max(14, 2 * horizon);

    private static int[] Spread(int count, int most) =>
        [.. Enumerable.Range(0, Math.Min(count, most)).Select(i => (int)((long)i * count / Math.Min(count, most)))];

    private static Fold? Play(
        Series series, int number, Origin origin, IReadOnlyList<ICandidate> candidates, int horizon)
    {
        if (origin.Prepare(number) is not { } history || !history.Clean.Informative.Contains(true))
            return null;
        var actual = new double[horizon];
        var start = series.Length - origin.Back;
        for (var step = 0; step < horizon; step++)
            actual[step] = series.StateAt(start + step) is DayState.Sold or DayState.Closed
                ? series.Values[start + step]
                : double.NaN;
        return new(
            history, actual,
            [.. candidates.Select(candidate => candidate.Suits(history) ? candidate.Mean(history, horizon) : null)]);
    }

    private static double[] WeightsOf(IEnumerable<IReadOnlyList<Fold>> series, double[] prior)
    {
        var products = new double[prior.Length, prior.Length];
        var (count, values, tried) = (0, 0, new bool[prior.Length]);
        foreach (var folds in series.Where(folds => folds.Count > 0))
        {
            count++;
            foreach (var fold in folds)
            {
                if (Scale.Squared(fold.History.Filled.Values) is not { } scale)
                    continue;
                fold.AddErrorProducts(products, Math.Sqrt(scale));
                values += fold.Actual.Length;
                for (var m = 0; m < prior.Length; m++)
                    tried[m] |= fold.Means[m] is not null;
            }
        }
        if (values == 0)
            return prior;
        for (var m = 0; m < prior.Length; m++)
            for (var other = 0; other <= m; other++)
                products[m, other] /= values;
        return Combination.Weights(products, Tried(prior, tried), Doubt / Math.Sqrt(count));
    }

    // What could never be tried gets no weight, as long as something could.
    private static double[] Tried(double[] prior, bool[] tried)
    {
        var total = prior.Where((_, m) => tried[m]).Sum();
        return [.. prior.Select((weight, m) => tried[m] ? weight / total : 0)];
    }

    private static double[] MeanRelativeErrors(IReadOnlyList<IReadOnlyList<Fold>> series, int count)
    {
        var all = series.Select(folds => RelativeErrors(folds, count)).OfType<double[]>().ToList();
        return [.. Enumerable.Range(0, count).Select(m => all.Count == 0 ? 0 : all.Average(errors => errors[m]))];
    }

    private static double[]? RelativeErrors(IReadOnlyList<Fold> folds, int count)
    {
        if (folds.Count == 0)
            return null;
        var errors = Enumerable.Range(0, count)
            .Select(
                m => folds.Select(fold => fold.SquaredError(fold.Means[m])).Where(error => !double.IsNaN(error))
                    .DefaultIfEmpty(double.NaN).Average())
            .Select(error => double.IsNaN(error) ? double.NaN : 0.5 * Math.Log(error + 1e-12)).ToArray();
        var known = errors.Where(error => !double.IsNaN(error)).ToArray();
        return known.Length == 0
            ? null
            : [.. errors.Select(error => double.IsNaN(error) ? 0 : error - known.Average())];
    }
}

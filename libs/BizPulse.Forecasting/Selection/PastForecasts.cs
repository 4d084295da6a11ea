using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// Judges forecasts of one series at its past origins by what then happened, beside repeating the last season.
/// </summary>
internal sealed class PastForecasts
{
    // Seasonal differences as far back make up the doubt of repeating the last season.
    private const int NaiveYear = 364;

    private readonly PredictiveDistribution _distribution;
    private readonly IReadOnlyList<Fold> _folds;
    private readonly int _number;
    private readonly int _naive;

    /// <param name="naive">The candidate that repeats the last season.</param>
    public PastForecasts(PredictiveDistribution distribution, IReadOnlyList<Fold> folds, int number, int naive)
    {
        (_distribution, _number, _naive) = (distribution, number, naive);
        _folds = naive < 0
            ? []
            : [.. folds.Where(fold => fold.Means[naive] is not null && fold.Actual.Any(double.IsFinite))];
    }

    /// <summary>The score of a combination on each fold.</summary>
    /// <param name="weights">The weights to use on a fold.</param>
    public IReadOnlyList<FoldScore> Scores(Func<Fold, double[]> weights) =>
        [.. _folds.Select(fold => Score(fold, Sample(fold, weights)))];

    public IReadOnlyList<FoldScore> NaiveScores() => [.. _folds.Select(fold => Score(fold, NaiveSample(fold)))];

    /// <summary>Null without folds.</summary>
    public Backtest? Measure(Func<Fold, double[]> weights)
    {
        if (_folds.Count == 0)
            return null;
        double[] actual = [.. _folds.SelectMany(fold => Known(fold, fold.Actual))];
        double[] mean = [.. _folds.SelectMany(fold => Known(fold, fold.Combine(weights(fold))))];
        double[] naive = [.. _folds.SelectMany(fold => Known(fold, fold.Means[_naive]!))];
        var (scores, naiveScores) = (Scores(weights), NaiveScores());
        var newest = _folds[0].History.Filled;
        return new(
            _folds.Count,
            PointError.Wape(actual, mean), PointError.Wape(actual, naive),
            PointError.MeanAbsolute(actual, mean) / Scale.SeasonalAbsolute(newest.Values, newest.Season),
            PointError.Bias(actual, mean),
            scores.Average(score => score.Coverage80),
            scores.Average(score => score.Pinball), naiveScores.Average(score => score.Pinball));
    }

    private static IEnumerable<double> Known(Fold fold, double[] values) =>
        values.Where((_, step) => double.IsFinite(fold.Actual[step]));

    private double[][] Sample(Fold fold, Func<Fold, double[]> weights) =>
        _distribution.AsForecast(
            fold, [.. _folds.Where(other => other != fold).Select(other => (other, other.Combine(weights(other))))],
            fold.Combine(weights(fold)));

    // The last season, and around it the differences that as many seasons made before.
    private double[][] NaiveSample(Fold fold)
    {
        var (values, season) = (fold.History.Filled.Values, fold.History.Filled.Season);
        var differences = new Dictionary<int, double[]>();
        return [.. fold.Means[_naive]!.Select((mean, step) =>
        {
            var lag = (step / season + 1) * season;
            if (!differences.TryGetValue(lag, out var seen))
                differences[lag] = seen = [.. Enumerable.Range(0, values.Length)
                    .Where(t => t >= lag && t >= values.Length - NaiveYear).Select(t => values[t] - values[t - lag])
                    .DefaultIfEmpty(0).Order()];
            return Array.ConvertAll(seen, difference => Math.Max(0, mean + difference));
        })];
    }

    private FoldScore Score(Fold fold, double[][] sample)
    {
        var pit = new RandomisedPit(_number);
        var (loss, inside, steps) = (0.0, 0, 0);
        for (var step = 0; step < sample.Length; step++)
        {
            if (!double.IsFinite(fold.Actual[step]))
                continue;
            steps++;
            foreach (var level in QuantileLoss.M5Levels)
                loss += QuantileLoss.Pinball(
                    fold.Actual[step], SortedValues.Quantile(sample[step], level), level) / QuantileLoss.M5Levels.Count;
            inside += RandomisedPit.IsInside(
                pit.Of(Array.ConvertAll(sample[step], value => (float)value), fold.Actual[step]), 0.8) ? 1 : 0;
        }
        return new(loss / steps, (double)inside / steps, steps);
    }
}

using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Repeats the last observed season: the baseline that every other model has to beat. Without a season, the last value.
/// </summary>
/// <remarks>
/// Hyndman &amp; Athanasopoulos, <i>Forecasting: Principles and Practice</i>, 3rd ed., §5.2 and §5.5.
/// </remarks>
/// <param name="seasonLength">Observations per season; by default the history's own.</param>
public sealed class SeasonalNaive(int? seasonLength = null) : IForecastModel
{
    public string Name => seasonLength == 1 ? "naive" : "seasonal-naive";
    public int MinimumHistory => (seasonLength ?? 1) + 1; // one season to repeat, one difference to judge its error

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var values = history.Values;
        var season = Math.Min(seasonLength ?? history.Season, values.Length - 1);
        var squaredError = 0.0;
        for (var t = season; t < values.Length; t++)
            squaredError += Math.Pow(values[t] - values[t - season], 2);

        return new Fitted(values[^season..], Math.Sqrt(squaredError / (values.Length - season)));
    }

    private sealed class Fitted(double[] lastSeason, double sigma) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = new double[horizon];
            for (var step = 0; step < horizon; step++)
                mean[step] = lastSeason[step % lastSeason.Length];
            return mean;
        }

        // Noise accumulates once per season: each value repeats the one of a season before, itself simulated.
        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = new SamplePaths(horizon, paths);
            var normal = new NormalSampler(seed);
            for (var step = 0; step < horizon; step++)
                for (var path = 0; path < paths; path++)
                {
                    var before = step < lastSeason.Length
                        ? lastSeason[step]
                        : simulated[path, step - lastSeason.Length];
                    simulated[path, step] = before + sigma * normal.Next();
                }
            return simulated;
        }
    }
}

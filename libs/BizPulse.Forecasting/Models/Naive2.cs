namespace BizPulse.Forecasting.Models;

/// <summary>The yardstick of the M4 competition: the last value of the seasonally adjusted series, put back into its season.</summary>
/// <remarks>Adjusted by multiplicative classical decomposition, and only if the autocorrelation at the season passes M4's test.</remarks>
public sealed class Naive2(int? seasonLength = null) : IForecastModel
{
    public string Name => "naive2";
    public int MinimumHistory => 2;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);
        var season = seasonLength ?? history.Season;
        if (!IsSeasonal(history.Values, season))
            return new SeasonalNaive(1).Fit(history);

        var index = SeasonalIndex(history.Values, season);
        var adjusted = new double[history.Length];
        for (var t = 0; t < adjusted.Length; t++)
            adjusted[t] = history.Values[t] / index[t % season];
        return new Reseasonalised(new SeasonalNaive(1).Fit(history.WithValues(adjusted)), index, history.Length);
    }

    internal static bool IsSeasonal(double[] values, int season)
    {
        if (season < 2 || values.Length < 3 * season || values.Min() <= 0) // ratios need positive values
            return false;
        var squares = 0.0;
        for (var lag = 1; lag < season; lag++)
            squares += Math.Pow(Autocorrelation(values, lag), 2);
        return Math.Abs(Autocorrelation(values, season)) > 1.645 * Math.Sqrt((1 + 2 * squares) / values.Length);
    }

    private static double Autocorrelation(double[] values, int lag)
    {
        var mean = values.Average();
        var (covariance, variance) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            variance += (values[t] - mean) * (values[t] - mean);
            if (t >= lag)
                covariance += (values[t] - mean) * (values[t - lag] - mean);
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    // Mean ratio of each season to a centred moving average, scaled to a mean of one.
    private static double[] SeasonalIndex(double[] values, int season)
    {
        var (sum, count) = (new double[season], new int[season]);
        var half = season / 2;
        for (var t = half; t + half < values.Length; t++)
        {
            var trend = CentredMean(values, t, season);
            sum[t % season] += values[t] / trend;
            count[t % season]++;
        }
        for (var s = 0; s < season; s++)
            sum[s] /= count[s];
        var mean = sum.Average();
        return Array.ConvertAll(sum, ratio => ratio / mean);
    }

    private static double CentredMean(double[] values, int t, int season)
    {
        var half = season / 2;
        var sum = 0.0;
        for (var k = -half; k <= half; k++)
            sum += values[t + k] * (season % 2 == 0 && Math.Abs(k) == half ? 0.5 : 1);
        return sum / season;
    }

    private sealed class Reseasonalised(IFittedModel adjusted, double[] index, int start) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = adjusted.Mean(horizon);
            for (var step = 0; step < horizon; step++)
                mean[step] *= index[(start + step) % index.Length];
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = adjusted.Simulate(horizon, paths, seed);
            for (var step = 0; step < horizon; step++)
                foreach (ref var value in simulated.Step(step))
                    value *= (float)index[(start + step) % index.Length];
            return simulated;
        }
    }
}

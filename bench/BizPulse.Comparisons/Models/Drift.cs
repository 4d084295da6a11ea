using BizPulse.Forecasting;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Continues the line from the first to the last observation: a random walk whose average step is kept.
/// </summary>
/// <remarks>Hyndman &amp; Athanasopoulos, <i>Forecasting: Principles and Practice</i>, 3rd ed., §5.2.</remarks>
public sealed class Drift : IForecastModel
{
    public string Name => "drift";
    public int MinimumHistory => 3; // two steps, to judge how much they vary

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var values = history.Values;
        var steps = values.Length - 1;
        var slope = (values[^1] - values[0]) / steps;
        var squaredError = 0.0;
        for (var t = 1; t < values.Length; t++)
            squaredError += Math.Pow(values[t] - values[t - 1] - slope, 2);

        return new Fitted(values[^1], slope, Math.Sqrt(squaredError / (steps - 1)), steps);
    }

    private sealed class Fitted(double last, double slope, double sigma, int steps) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = new double[horizon];
            for (var step = 0; step < horizon; step++)
                mean[step] = last + slope * (step + 1);
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = new SamplePaths(horizon, paths);
            var normal = new NormalSampler(seed);
            for (var path = 0; path < paths; path++)
            {
                var value = last;
                var ownSlope = slope + sigma / Math.Sqrt(steps) * normal.Next(); // the slope is an estimate, too
                for (var step = 0; step < horizon; step++)
                    simulated[path, step] = value += ownSlope + sigma * normal.Next();
            }
            return simulated;
        }
    }
}

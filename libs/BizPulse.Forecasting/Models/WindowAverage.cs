using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>The average of the last observations, and their spread: hard to beat for slow, irregular sellers.</summary>
public sealed class WindowAverage(int window = 28) : IForecastModel
{
    public string Name => $"average-{window}";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);
        return new Fitted(history.Values[^Math.Min(window, history.Length)..]);
    }

    private sealed class Fitted(double[] recent) : IFittedModel
    {
        private readonly double _mean = Moments.Mean(recent);

        public double[] Mean(int horizon)
        {
            var mean = new double[horizon];
            Array.Fill(mean, _mean);
            return mean;
        }

        // Draws from what was seen, moved by the error of the average: zeros and bursts stay as likely as they were.
        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = new SamplePaths(horizon, paths);
            var normal = new NormalSampler(seed);
            var scale = _mean == 0 ? 0 : Math.Sqrt(Moments.Variance(recent) / recent.Length) / Math.Abs(_mean);
            for (var path = 0; path < paths; path++)
            {
                var level = Math.Max(0, 1 + scale * normal.Next());
                for (var step = 0; step < horizon; step++)
                    simulated[path, step] = level * recent[normal.Next(recent.Length)];
            }
            return simulated;
        }
    }
}

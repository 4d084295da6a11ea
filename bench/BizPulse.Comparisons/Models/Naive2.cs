using BizPulse.Forecasting;
using BizPulse.Forecasting.Models;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// The yardstick of the M4 competition: the last value of the seasonally adjusted series, put back into its season.
/// </summary>
public sealed class Naive2(int? seasonLength = null) : IForecastModel
{
    public string Name => "naive2";
    public int MinimumHistory => 2;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var season = new SeasonalAdjustment(history.Values, seasonLength ?? history.Season);
        return new Reseasonalised(new SeasonalNaive(1).Fit(history.WithValues(season.Adjusted)), season);
    }

    private sealed class Reseasonalised(IFittedModel adjusted, SeasonalAdjustment season) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = adjusted.Mean(horizon);
            for (var step = 0; step < horizon; step++)
                mean[step] *= season.At(step);
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = adjusted.Simulate(horizon, paths, seed);
            for (var step = 0; step < horizon; step++)
                foreach (ref var value in simulated.Step(step))
                    value *= (float)season.At(step);
            return simulated;
        }
    }
}

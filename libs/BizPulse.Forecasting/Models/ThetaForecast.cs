using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// What every Theta method ends in: a line of means, a level that wanders by α of each surprise, and a seasonal factor.
/// </summary>
internal sealed class ThetaForecast(
    SeasonalAdjustment season, double alpha, double sigma, Func<int, double> line) : IFittedModel
{
    public double[] Mean(int horizon)
    {
        var mean = new double[horizon];
        for (var step = 0; step < horizon; step++)
            mean[step] = line(step) * season.At(step);
        return mean;
    }

    public SamplePaths Simulate(int horizon, int paths, int seed)
    {
        var simulated = new SamplePaths(horizon, paths);
        var normal = new NormalSampler(seed);
        var shifts = new double[paths];
        for (var step = 0; step < horizon; step++)
        {
            var (mean, factor) = (line(step), season.At(step));
            var values = simulated.Step(step);
            for (var path = 0; path < paths; path++)
            {
                var surprise = sigma * normal.Next();
                values[path] = (float)((mean + shifts[path] + surprise) * factor);
                shifts[path] += alpha * surprise;
            }
        }
        return simulated;
    }
}

using BizPulse.Forecasting;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Demand that comes now and then: each day a sale happens with some probability, and its size is one of those seen,
/// a recent one more likely than an old one by the same weights that exponential smoothing gives them.
/// </summary>
internal sealed class IntermittentForecast(double mean, double[] sizes, double alpha) : IFittedModel
{
    public double[] Mean(int horizon)
    {
        var means = new double[horizon];
        Array.Fill(means, mean);
        return means;
    }

    public SamplePaths Simulate(int horizon, int paths, int seed)
    {
        var simulated = new SamplePaths(horizon, paths);
        if (sizes.Length == 0 || mean <= 0)
            return simulated;

        var random = new NormalSampler(seed);
        var size = SmoothedSize(sizes, alpha);
        var first = Math.Min(1, mean / size);
        var scale = mean / (first * size);
        for (var path = 0; path < paths; path++)
        {
            var probability = first;
            for (var step = 0; step < horizon; step++)
            {
                var sells = random.NextUniform() < probability;
                if (sells)
                    simulated[path, step] = scale * sizes[Draw(random)];
                // Sales bring sales: sums vary more than independent days would.
                probability += alpha * ((sells ? 1 : 0) - probability);
            }
        }
        return simulated;
    }

    public static double SmoothedSize(double[] sizes, double alpha)
    {
        var size = sizes[0];
        for (var i = 1; i < sizes.Length; i++)
            size += alpha * (sizes[i] - size);
        return size;
    }

    private int Draw(NormalSampler random)
    {
        var age = alpha < 1 ? Math.Log(1 - random.NextUniform()) / Math.Log(1 - alpha) : 0;
        return sizes.Length - 1 - (int)Math.Min(age, sizes.Length - 1);
    }
}

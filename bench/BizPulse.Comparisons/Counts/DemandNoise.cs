using BizPulse.Forecasting;
using BizPulse.Forecasting.Counts;

namespace BizPulse.Comparisons.Counts;

/// <summary>
/// How far demand strays from what is expected, relative to it: day by day, and as a whole over a horizon.
/// </summary>
/// <remarks>
/// Demand of a day = its expectation × a level that is off for the whole horizon × a rate of the day, counted in whole
/// pieces. The level makes the days of one future move together: without it totals over a lead time would look far too
/// certain.
/// </remarks>
/// <param name="Day">Variance of a day's rate, relative to its square.</param>
/// <param name="Level">Variance of the level, relative to its square.</param>
/// <param name="Counts">Whether demand comes in whole pieces; otherwise, as with money, there is no Poisson
/// part.</param>
public sealed record DemandNoise(double Day, double Level, bool Counts)
{
    private const double Smallest = 1e-6;

    /// <summary>The relative variance of one day, pieces aside.</summary>
    public double Total => Day + Level + Day * Level;

    /// <summary>What one day may sell when <paramref name="mean"/> is expected.</summary>
    public CountDistribution Around(double mean) => NegativeBinomial.FromMoments(mean, mean + Total * mean * mean);

    /// <summary>Possible futures around the expected demand.</summary>
    public SamplePaths Simulate(ReadOnlySpan<double> mean, int paths, int seed)
    {
        var simulated = new SamplePaths(mean.Length, paths);
        var random = new Random(seed);
        for (var path = 0; path < paths; path++)
        {
            var level = Factor(Level, random);
            for (var step = 0; step < mean.Length; step++)
            {
                var rate = mean[step] <= 0 ? 0 : mean[step] * level * Factor(Day, random);
                simulated[path, step] = Counts ? RandomCounts.Poisson(rate, random) : rate;
            }
        }
        return simulated;
    }

    private static double Factor(double variance, Random random) =>
        variance < Smallest ? 1 : variance * RandomCounts.Gamma(1 / variance, random);
}

using BizPulse.Forecasting;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>Boils simulated futures down to what is kept of them.</summary>
internal static class PathSummary
{
    private const int Fortnight = 14;

    public static StoredForecast Keep(this ForecastDistribution distribution, int sumDays, Func<Kept, StoredForecast> describe)
    {
        var (days, paths) = (distribution.Horizon, distribution.Paths);
        var quantiles = new float[StoredForecast.Levels.Length * days];
        var sums = new double[paths.Count];
        var cumulative = new float[StoredForecast.SumLevels.Length * sumDays];
        var sorted = new float[paths.Count];
        var (p10, p90) = (0f, 0f);
        for (var day = 0; day < sumDays; day++)
        {
            // Past the horizon a path goes on as its own last two weeks went.
            var values = paths.Step(day < days ? day : BeyondHorizon(day, days));
            if (day < days)
            {
                values.CopyTo(sorted);
                Array.Sort(sorted);
                Read(sorted, StoredForecast.Levels, quantiles, day, days);
            }
            for (var path = 0; path < sums.Length; path++)
                sorted[path] = (float)(sums[path] += values[path]);
            Array.Sort(sorted);
            Read(sorted, StoredForecast.SumLevels, cumulative, day, sumDays);
            if (day == days - 1)
                (p10, p90) = (At(sorted, 0.1f), At(sorted, 0.9f));
        }
        var mean = Array.ConvertAll(distribution.Mean, value => (float)value);
        return describe(new(mean, quantiles, cumulative, (float)distribution.Mean.Sum(), p10, p90));
    }

    internal sealed record Kept(float[] Mean, float[] Quantiles, float[] Cumulative, float TotalMean, float TotalP10, float TotalP90);

    private static int BeyondHorizon(int day, int days)
    {
        var cycle = Math.Min(days, Fortnight);
        return days - cycle + (day - days) % cycle;
    }

    private static void Read(float[] sorted, float[] levels, float[] into, int day, int days)
    {
        for (var level = 0; level < levels.Length; level++)
            into[level * days + day] = At(sorted, levels[level]);
    }

    // Linear between order statistics (type 7).
    private static float At(float[] sorted, float level)
    {
        var position = level * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 < sorted.Length ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}

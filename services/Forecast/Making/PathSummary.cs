using BizPulse.Forecasting;

namespace BizPulse.Forecasts.Making;

/// <summary>
/// Simulated futures boiled down to what is kept of them. Arrays are row-major: a row per level of probability.
/// </summary>
/// <param name="Mean">Of each day.</param>
/// <param name="Quantiles">Of each day, at <see cref="Levels"/>.</param>
/// <param name="Cumulative">Of the sums of the first 1, 2, … days, at <see cref="SumLevels"/>.</param>
internal sealed record PathSummary(
    float[] Mean, float[] Quantiles, float[] Cumulative, float TotalMean, float TotalP10, float TotalP90)
{
    private const int Fortnight = 14;

    /// <summary>Of the quantiles of days.</summary>
    internal static readonly float[] Levels = [0.025f, 0.1f, 0.25f, 0.5f, 0.75f, 0.9f, 0.975f];

    /// <summary>Of sums of days: fine enough to mix them over lead times.</summary>
    internal static readonly float[] SumLevels =
        [0.005f, 0.01f, 0.025f, 0.05f, .. Enumerable.Range(2, 17).Select(i => i / 20f), 0.95f, 0.975f, 0.99f, 0.995f];

    public static PathSummary Of(ForecastDistribution distribution, int sumDays)
    {
        var (days, paths) = (distribution.Horizon, distribution.Paths);
        var quantiles = new float[Levels.Length * days];
        var sums = new double[paths.Count];
        var cumulative = new float[SumLevels.Length * sumDays];
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
                Read(sorted, Levels, quantiles, day, days);
            }
            for (var path = 0; path < sums.Length; path++)
                sorted[path] = (float)(sums[path] += values[path]);
            Array.Sort(sorted);
            Read(sorted, SumLevels, cumulative, day, sumDays);
            if (day == days - 1)
                (p10, p90) = (At(sorted, 0.1f), At(sorted, 0.9f));
        }
        var mean = Array.ConvertAll(distribution.Mean, value => (float)value);
        return new(mean, quantiles, cumulative, (float)distribution.Mean.Sum(), p10, p90);
    }

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
        return below + 1 < sorted.Length
            ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below])
            : sorted[^1];
    }
}

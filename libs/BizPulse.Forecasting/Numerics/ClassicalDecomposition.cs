namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// The seasonal index by ratios (or differences) to a centred moving average, as in R's <c>decompose</c>.
/// </summary>
internal static class ClassicalDecomposition
{
    /// <summary>
    /// Index of each position in the season, normalised to mean one. Null where an index would be negative or cannot be
    /// told.
    /// </summary>
    public static double[]? MultiplicativeIndex(ReadOnlySpan<double> values, int season)
    {
        var index = Index(values, season, static (value, trend) => value / trend);
        var mean = Moments.Mean(index);
        foreach (ref var factor in index.AsSpan())
            factor /= mean;
        return Array.TrueForAll(index, factor => factor >= 0) ? index : null;
    }

    /// <summary>Index of each position in the season, normalised to mean zero.</summary>
    public static double[] AdditiveIndex(ReadOnlySpan<double> values, int season)
    {
        var index = Index(values, season, static (value, trend) => value - trend);
        var mean = Moments.Mean(index);
        foreach (ref var effect in index.AsSpan())
            effect -= mean;
        return index;
    }

    private static double[] Index(ReadOnlySpan<double> values, int season, Func<double, double, double> detrend)
    {
        var sums = new double[season];
        var counts = new int[season];
        var half = season / 2;
        var even = season % 2 == 0;
        var window = Moments.Sum(values[..Math.Min(values.Length, 2 * half + 1)]);
        for (var t = half; t + half < values.Length; t++)
        {
            if (t > half)
                window += values[t + half] - values[t - half - 1];
            var trend = even ? (window - (values[t - half] + values[t + half]) / 2) / season : window / season;
            var effect = detrend(values[t], trend);
            if (double.IsNaN(effect)) // nothing sold in a whole season: 0/0
                continue;
            sums[t % season] += effect;
            counts[t % season]++;
        }
        for (var i = 0; i < season; i++)
            sums[i] /= counts[i];
        return sums;
    }
}

namespace BizPulse.Forecasting.Numerics;

internal static class Autocorrelation
{
    /// <summary>Autocorrelations r₁…r_maxLag, each with the divisor n; all zero for a constant series.</summary>
    public static double[] Of(ReadOnlySpan<double> values, int maxLag)
    {
        var mean = Moments.Mean(values);
        var centred = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
            centred[t] = values[t] - mean;

        var variance = Moments.Dot(centred, centred);
        var correlations = new double[maxLag];
        if (variance > 0)
            for (var lag = 1; lag <= Math.Min(maxLag, values.Length - 1); lag++)
                correlations[lag - 1] = Moments.Dot(
                    centred.AsSpan(lag), centred.AsSpan(0, values.Length - lag)) / variance;
        return correlations;
    }

    /// <summary>
    /// Whether the correlation one season back is too large for chance (one-sided 95 %, Bartlett), given three full
    /// seasons.
    /// </summary>
    /// <remarks>The test of the Theta benchmark and of Naive2 in the M4 competition.</remarks>
    public static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        if (season < 2 || values.Length < 3 * season)
            return false;
        var r = Of(values, season);
        var before = r.AsSpan(0, season - 1);
        var limit = 1.6448536269514722 * Math.Sqrt((1 + 2 * Moments.Dot(before, before)) / values.Length);
        return Math.Abs(r[season - 1]) > limit;
    }
}

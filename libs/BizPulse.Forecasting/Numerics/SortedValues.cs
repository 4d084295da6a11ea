namespace BizPulse.Forecasting.Numerics;

/// <summary>Reads quantiles off equally likely values in order.</summary>
internal static class SortedValues
{
    /// <summary>
    /// The i-th of n values stands for the level (i + ½) / n; linear between, and the outermost values beyond.
    /// </summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double level)
    {
        var position = Math.Clamp(level * sorted.Length - 0.5, 0, sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

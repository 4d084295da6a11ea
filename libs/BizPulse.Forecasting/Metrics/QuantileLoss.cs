namespace BizPulse.Forecasting.Metrics;

/// <summary>
/// Scores of forecast quantiles. The pinball loss here has no factor 2; half the absolute error is the loss of a
/// median.
/// </summary>
public static class QuantileLoss
{
    /// <summary>The nine levels of the M5 uncertainty competition.</summary>
    public static IReadOnlyList<double> M5Levels { get; } = [0.005, 0.025, 0.165, 0.25, 0.5, 0.75, 0.835, 0.975, 0.995];

    public static double Pinball(double actual, double quantile, double level) =>
        actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);

    public static double MeanPinball(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantiles, double level)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
            sum += Pinball(actual[t], quantiles[t], level);
        return sum / actual.Length;
    }

    /// <summary>2 Σ pinball / Σ|y| at one level; at the median it equals WAPE.</summary>
    public static double? Weighted(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantiles, double level)
    {
        var size = 0.0;
        foreach (var value in actual)
            size += Math.Abs(value);
        return size == 0 ? null : 2 * MeanPinball(actual, quantiles, level) * actual.Length / size;
    }

    /// <summary>Sorts quantiles into order, counting how many neighbours were out of it.</summary>
    public static int Uncross(Span<double> quantiles)
    {
        var crossings = 0;
        for (var i = 1; i < quantiles.Length; i++)
            if (quantiles[i] < quantiles[i - 1])
                crossings++;
        if (crossings > 0)
            quantiles.Sort();
        return crossings;
    }
}

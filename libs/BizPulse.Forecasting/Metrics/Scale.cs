namespace BizPulse.Forecasting.Metrics;

/// <summary>
/// How much a history moves by itself: what scaled errors divide by, always measured before the forecast's origin. Null
/// for a flat one.
/// </summary>
public static class Scale
{
    /// <summary>Mean |yₜ − yₜ₋ₘ|, the scale of MASE.</summary>
    public static double? SeasonalAbsolute(ReadOnlySpan<double> training, int season = 1)
    {
        var sum = 0.0;
        for (var t = season; t < training.Length; t++)
            sum += Math.Abs(training[t] - training[t - season]);
        return sum == 0 ? null : sum / (training.Length - season);
    }

    /// <summary>Mean (yₜ − yₜ₋₁)², the scale of RMSSE before its root.</summary>
    public static double? Squared(ReadOnlySpan<double> training)
    {
        var sum = 0.0;
        for (var t = 1; t < training.Length; t++)
            sum += (training[t] - training[t - 1]) * (training[t] - training[t - 1]);
        return sum == 0 ? null : sum / (training.Length - 1);
    }
}

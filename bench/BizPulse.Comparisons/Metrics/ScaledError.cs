using BizPulse.Forecasting.Metrics;

namespace BizPulse.Comparisons.Metrics;

/// <summary>
/// Errors in units of how much the history moves by itself, so that series of any size can be averaged.
/// </summary>
/// <remarks>
/// Hyndman &amp; Koehler, IJF 22 (2006); Makridakis, Spiliotis &amp; Assimakopoulos, <i>M5 accuracy competition</i>,
/// IJF 38 (2022).
/// </remarks>
public static class ScaledError
{
    public static double? Mase(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> training, int season = 1) =>
        PointError.MeanAbsolute(actual, forecast) / Scale.SeasonalAbsolute(training, season);

    public static double? Rmsse(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> training) =>
        Scale.Squared(training) is { } scale ? Math.Sqrt(PointError.MeanSquared(actual, forecast) / scale) : null;

    /// <summary>
    /// The M5 score: within each level of the hierarchy RMSSE weighted by revenue, and every level counting the same.
    /// </summary>
    public static double Wrmsse(IEnumerable<(string Level, double Revenue, double Rmsse)> series) =>
        series.GroupBy(s => s.Level).Average(level => level.Sum(s => s.Revenue * s.Rmsse) / level.Sum(s => s.Revenue));

    /// <summary>
    /// The M4 score of a method over a set: sMAPE and MASE relative to Naive2's, each a ratio of means.
    /// </summary>
    public static double Owa(double smape, double mase, double naive2Smape, double naive2Mase) =>
        (smape / naive2Smape + mase / naive2Mase) / 2;
}

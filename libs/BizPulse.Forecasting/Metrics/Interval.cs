namespace BizPulse.Forecasting.Metrics;

/// <summary>How honest and how sharp intervals are.</summary>
public static class Interval
{
    /// <summary>
    /// Whether the closed interval holds the actual. Over counts with many zeros an honest interval always holds more
    /// than its name says.
    /// </summary>
    public static bool Holds(double actual, double lower, double upper) => lower <= actual && actual <= upper;

    /// <summary>
    /// Winkler's score of one interval that should miss with probability <paramref name="alpha"/>: its width plus a
    /// fine for missing.
    /// </summary>
    public static double Winkler(double actual, double lower, double upper, double alpha) =>
        upper - lower + 2 / alpha * (Math.Max(0, lower - actual) + Math.Max(0, actual - upper));

    /// <summary>Mean Winkler score in units of the seasonal naive error of the training part (M4's MSIS).</summary>
    public static double? Msis(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double alpha,
        double? seasonalScale)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
            sum += Winkler(actual[t], lower[t], upper[t], alpha);
        return sum / actual.Length / seasonalScale;
    }

    /// <summary>
    /// The chance that an honest interval holds at most <paramref name="inside"/> of <paramref name="days"/>: small
    /// means too narrow, not unlucky.
    /// </summary>
    public static double ChanceOfAtMost(int inside, int days, double nominal)
    {
        var (sum, logOdds) = (0.0, Math.Log(nominal / (1 - nominal)));
        var log = days * Math.Log(1 - nominal);
        for (var k = 0; k <= inside; k++)
        {
            sum += Math.Exp(log);
            log += logOdds + Math.Log(days - k) - Math.Log(k + 1);
        }
        return Math.Min(1, sum);
    }

    /// <summary>
    /// Which of <paramref name="count"/> sorted errors bounds a conformal interval; null when there are too few for a
    /// finite band.
    /// </summary>
    /// <remarks>Romano, Patterson &amp; Candès, NeurIPS 2019.</remarks>
    public static int? ConformalRank(int count, double alpha)
    {
        var rank = (int)Math.Ceiling((count + 1) * (1 - alpha) - 1e-9);
        return rank <= count ? rank : null;
    }
}

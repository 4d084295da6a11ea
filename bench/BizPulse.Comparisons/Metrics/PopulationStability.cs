namespace BizPulse.Comparisons.Metrics;

/// <summary>Has what comes in changed since the model was made?</summary>
public static class PopulationStability
{
    /// <summary>
    /// Population stability index Σ (q − b) ln(q / b) between shares of the same bins. Custom: watch above 0.1, act
    /// above 0.25.
    /// </summary>
    public static double Index(ReadOnlySpan<double> before, ReadOnlySpan<double> now)
    {
        const double rare = 1e-4; // an empty bin would make the index infinite
        var index = 0.0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            var (b, q) = (Math.Max(before[bin], rare), Math.Max(now[bin], rare));
            index += (q - b) * Math.Log(q / b);
        }
        return index;
    }
}

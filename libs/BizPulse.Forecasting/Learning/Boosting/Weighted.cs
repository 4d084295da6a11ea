namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>Statistics of weighted values; empty weights mean equal ones.</summary>
internal static class Weighted
{
    public static double Mean(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            sum += weight * values[i];
            total += weight;
        }
        return total > 0 ? sum / total : 0;
    }

    /// <summary>
    /// The smallest value at which the weight of the values up to it reaches the level. Sorts both spans.
    /// </summary>
    public static double Quantile(Span<float> values, Span<float> weights, double level)
    {
        values.Sort(weights);
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var below = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            below += weights[i];
            if (below >= level * total)
                return values[i];
        }
        return values.IsEmpty ? 0 : values[^1];
    }
}

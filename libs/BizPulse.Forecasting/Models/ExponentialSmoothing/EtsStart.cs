using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>Where the search for the parameters of a form begins.</summary>
internal static class EtsStart
{
    /// <summary>
    /// A calm and a lively start, one whose trend turns at once, and one near a similar fit if there is any.
    /// </summary>
    public static IEnumerable<double[]> Vectors(double[] values, EtsLayout layout, EtsFit? near)
    {
        var states = States(values, layout);
        yield return WithSmoothing(states, layout, 0.1, 0.3, 0.1);
        yield return near is not null
            ? WithSmoothing(states, layout, EtsLayout.Alpha(near.Vector), TrendRatio(near), SeasonRatio(near))
            : WithSmoothing(states, layout, 0.6, 0.1, 0.1);
        if (layout.Form.HasTrend)
            yield return WithSmoothing(states, layout, 0.9, 0.7, 0.1);
    }

    private static double TrendRatio(EtsFit fit) =>
        fit.Layout.TrendRatio < 0 ? 0.05 : fit.Vector[fit.Layout.TrendRatio];

    private static double SeasonRatio(EtsFit fit) =>
        fit.Layout.SeasonRatio < 0 ? 0.1 : fit.Vector[fit.Layout.SeasonRatio];

    private static double[] WithSmoothing(
        double[] states, EtsLayout layout, double alpha, double trendRatio, double seasonRatio)
    {
        var vector = (double[])states.Clone();
        vector[0] = Math.Clamp(alpha, 0.01, 0.98);
        if (layout.TrendRatio >= 0)
            vector[layout.TrendRatio] = Math.Clamp(trendRatio, 0.01, 0.98);
        if (layout.SeasonRatio >= 0)
            vector[layout.SeasonRatio] = Math.Clamp(seasonRatio, 0.01, 0.98);
        if (layout.Damping >= 0)
            vector[layout.Damping] = 0.95;
        return vector;
    }

    // Seasonal index by classical decomposition, level and trend by a line through the first adjusted seasons.
    private static double[] States(double[] values, EtsLayout layout)
    {
        var vector = new double[layout.Count];
        var head = values[..Math.Min(values.Length, Math.Max(10, 2 * layout.SeasonLength))];
        if (layout.IsSeasonal)
        {
            var multiplies = layout.Form.Season == EtsSeason.Multiplicative;
            var index = multiplies
                ? ClassicalDecomposition.MultiplicativeIndex(values, layout.SeasonLength)
                    ?? Enumerable.Repeat(1.0, layout.SeasonLength).ToArray()
                : ClassicalDecomposition.AdditiveIndex(values, layout.SeasonLength);
            if (layout.Form.RelativeErrors && !multiplies)
                Shrink(index, values.AsSpan(0, layout.SeasonLength));
            index.AsSpan(0, layout.SeasonLength - 1).CopyTo(vector.AsSpan(layout.Season));
            for (var t = 0; t < head.Length; t++)
                head[t] = multiplies
                    ? head[t] / Math.Max(index[t % index.Length], 0.01)
                    : head[t] - index[t % index.Length];
        }
        var line = TrendLine.Of(head);
        vector[layout.Level] = layout.Form.HasTrend ? line.Intercept - line.Slope : Moments.Mean(head);
        if (layout.Form.NeedsPositive && vector[layout.Level] <= 0)
            vector[layout.Level] = Moments.Mean(head);
        if (layout.Form.HasTrend)
            vector[layout.Trend] = line.Slope;
        return vector;
    }

    // The swings of the whole history may be larger than its first level; expected values must stay above zero.
    private static void Shrink(double[] index, ReadOnlySpan<double> first)
    {
        var deepest = -index.Min();
        var limit = 0.8 * Moments.Mean(first);
        if (deepest <= limit)
            return;
        for (var i = 0; i < index.Length; i++)
            index[i] *= limit / deepest;
    }
}

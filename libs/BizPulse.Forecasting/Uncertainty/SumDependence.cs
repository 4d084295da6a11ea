using BizPulse.Forecasting.Metrics;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// Finds how strongly the days of a horizon move together, by where the totals of past horizons fell.
/// </summary>
internal static class SumDependence
{
    /// <summary>Correlations are tried in steps of one fortieth.</summary>
    public const int Finest = 40;

    private const double HonestDistance = 0.25; // of a uniform value from one half

    /// <summary>A past horizon.</summary>
    /// <param name="Marginals">Equally likely values in order, per step.</param>
    /// <param name="RanksFor">What hangs the steps together at each strength.</param>
    /// <param name="Total">What came.</param>
    internal sealed record Horizon(double[][] Marginals, Func<int, PathRanks> RanksFor, double Total);

    /// <summary>
    /// The weakest correlation, in steps, under which totals lay no further out than they should; null without any.
    /// </summary>
    public static int? Weakest(IReadOnlyList<Horizon> horizons)
    {
        if (horizons.Count == 0)
            return null;
        var (low, high) = (0, Finest);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Distance(horizons, middle) > HonestDistance)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Equally likely totals.</summary>
    public static float[] Totals(double[][] marginals, PathRanks ranks)
    {
        var totals = new float[ranks.At(0).Length];
        for (var step = 0; step < marginals.Length; step++)
        {
            var order = ranks.At(step);
            var sorted = marginals[step];
            for (var path = 0; path < totals.Length; path++)
                totals[path] += (float)PathRanks.Pick(sorted, order[path], totals.Length);
        }
        return totals;
    }

    private static double Distance(IReadOnlyList<Horizon> horizons, int strength) => horizons.AsParallel().AsOrdered()
        .Select(
            (one, number) =>
                Math.Abs(new RandomisedPit(number).Of(Totals(one.Marginals, one.RanksFor(strength)), one.Total) - 0.5))
        .ToArray().Average();
}

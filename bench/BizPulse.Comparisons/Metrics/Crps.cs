using BizPulse.Forecasting.Numerics;

namespace BizPulse.Comparisons.Metrics;

/// <summary>Continuous ranked probability score: the absolute error, generalised to a whole distribution.</summary>
/// <remarks>Gneiting &amp; Raftery, JASA 102 (2007).</remarks>
public static class Crps
{
    /// <summary>E|X − y| − ½ E|X − X′| over the members of an ensemble.</summary>
    public static double Ensemble(ReadOnlySpan<double> members, double actual) =>
        Score(members, actual, members.Length);

    /// <summary>The same without the penalty for having few members.</summary>
    public static double FairEnsemble(ReadOnlySpan<double> members, double actual) =>
        Score(members, actual, members.Length - 1);

    public static double Normal(double mean, double deviation, double actual)
    {
        var z = (actual - mean) / deviation;
        return deviation * (z * (2 * NormalDistribution.Cumulative(z) - 1)
            + 2 * NormalDistribution.Density(z) - 1 / Math.Sqrt(Math.PI));
    }

    // Σ|xᵢ − xⱼ| over pairs from the sorted members: the i-th is added i times and subtracted n − 1 − i times.
    private static double Score(ReadOnlySpan<double> members, double actual, int divisor)
    {
        var sorted = members.ToArray();
        Array.Sort(sorted);
        var (toActual, pairs) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            toActual += Math.Abs(sorted[i] - actual);
            pairs += sorted[i] * (2 * i + 1 - sorted.Length);
        }
        return toActual / sorted.Length - pairs / ((double)sorted.Length * divisor);
    }
}

using BizPulse.Forecasting.Counts;

namespace BizPulse.Comparisons.Counts;

/// <summary>Demand from days some of which sold out: there the sale says "at least so many".</summary>
/// <remarks>
/// Nahmias, <i>Demand estimation in lost sales inventory systems</i>, Nav. Res. Logist. 41, 1994, for Poisson demand.
/// </remarks>
public static class CensoredPoisson
{
    /// <summary>The mean demand per day with the greatest likelihood, by expectation–maximisation.</summary>
    public static double MeanOf(IReadOnlyList<int> sold, IReadOnlyList<int> soldOut)
    {
        ArgumentNullException.ThrowIfNull(sold);
        ArgumentNullException.ThrowIfNull(soldOut);
        var days = sold.Count + soldOut.Count;
        if (days == 0)
            return 0;
        var seen = sold.Sum(count => (double)count);
        var mean = (seen + soldOut.Sum(count => (double)count)) / days;
        for (var change = double.MaxValue; change > 1e-10 * (1 + mean);)
        {
            var next = (seen + soldOut.Sum(count => MeanAtLeast(count, mean))) / days;
            (change, mean) = (Math.Abs(next - mean), next);
        }
        return mean;
    }

    /// <summary>
    /// The expected demand of a day on which <paramref name="count"/> were sold and more might have been.
    /// </summary>
    public static double MeanAtLeast(int count, double mean)
    {
        var demand = new Poisson(mean);
        // E[D; D ≥ c] = λ·P(D ≥ c − 1)
        var atLeast = 1 - demand.AtMost(count - 1);
        return atLeast < 1e-12 ? count : mean * (1 - demand.AtMost(count - 2)) / atLeast;
    }
}

using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Inventory;

/// <summary>The days between order and receipt.</summary>
/// <param name="Days">On average.</param>
/// <param name="Spread">Their standard deviation.</param>
public sealed record LeadTime(double Days, double Spread)
{
    /// <summary>What was said of a lead time weighs as much as so many deliveries.</summary>
    public const int WeightOfWord = 5;

    private const double Negligible = 1e-4;

    /// <summary>What was said, drawn to what was seen: the more deliveries, the closer.</summary>
    public LeadTime After(DeliveryTimes seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var told = seen.Count - 1; // of the spread the first one tells nothing
        return new(
            (WeightOfWord * Days + seen.Count * seen.Mean) / (WeightOfWord + seen.Count),
            Math.Sqrt((WeightOfWord * Spread * Spread + told * seen.Spread * seen.Spread) / (WeightOfWord + told)));
    }

    /// <summary>
    /// The chance of each number of whole days. Lognormal: never below zero, and a delivery is much too late more often
    /// than much too early.
    /// </summary>
    public IReadOnlyList<(int Days, double Chance)> Outcomes()
    {
        if (Days <= 0)
            return [(0, 1)];
        if (Spread <= 0)
            return Days == Math.Floor(Days)
                ? [((int)Days, 1)]
                : [((int)Days, Math.Ceiling(Days) - Days), ((int)Math.Ceiling(Days), Days - Math.Floor(Days))];

        var variance = Math.Log(1 + Spread * Spread / (Days * Days));
        var outcomes = new List<(int Days, double Chance)>();
        for (var (days, below) = (0, 0.0); below < 1 - Negligible; days++)
        {
            var upTo = NormalDistribution.Cumulative(
                (Math.Log((days + 0.5) / Days) + variance / 2) / Math.Sqrt(variance));
            if (upTo - below > Negligible)
                outcomes.Add((days, upTo - below));
            below = upTo;
        }
        var all = outcomes.Sum(outcome => outcome.Chance);
        return outcomes.ConvertAll(outcome => (outcome.Days, outcome.Chance / all));
    }
}

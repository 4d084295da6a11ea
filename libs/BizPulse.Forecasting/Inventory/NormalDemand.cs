using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Inventory;

/// <summary>
/// Normally distributed demand, per day or over a time: the textbook's formulas, for those who plan with a mean and a
/// deviation.
/// </summary>
/// <remarks>
/// Silver, Pyke &amp; Thomas, <i>Inventory and Production Management in Supply Chains</i>, 4th ed., chapter 6.
/// </remarks>
public sealed record NormalDemand(double Mean, double Deviation)
{
    /// <summary>The sum over days, each pair of which is correlated alike.</summary>
    public NormalDemand Over(double days, double correlation = 0) =>
        new(Mean * days, Deviation * Math.Sqrt(days * (1 + (days - 1) * correlation)));

    /// <summary>The sum over a lead time that varies itself, and the days until the next look after it.</summary>
    public NormalDemand Over(LeadTime leadTime, double reviewDays = 0)
    {
        ArgumentNullException.ThrowIfNull(leadTime);
        var days = leadTime.Days + reviewDays;
        return new(
            Mean * days, Math.Sqrt(days * Deviation * Deviation + Mean * Mean * leadTime.Spread * leadTime.Spread));
    }

    /// <summary>
    /// What is enough with this probability: a reorder point over the lead time, a target over lead time and review.
    /// </summary>
    public double Quantile(double level) => Mean + SafetyStock(level);

    public double SafetyStock(double level) => NormalDistribution.Quantile(level) * Deviation;

    /// <summary>
    /// The share of demand served from stock when <paramref name="quantity"/> is ordered each time: not the level,
    /// which counts cycles.
    /// </summary>
    public double FillRate(double level, double quantity) =>
        1 - Deviation * Loss(NormalDistribution.Quantile(level)) / quantity;

    /// <summary>The safety stock with which that share is served.</summary>
    public double SafetyStockForFillRate(double share, double quantity)
    {
        var (low, high, loss) = (-10.0, 10.0, quantity * (1 - share) / Deviation);
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = Loss(middle) > loss ? (middle, high) : (low, middle);
        }
        return high * Deviation;
    }

    // What a standard normal demand exceeds k by, on average.
    private static double Loss(double k) => NormalDistribution.Density(k) - k * (1 - NormalDistribution.Cumulative(k));
}

using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Comparisons.Inventory;

/// <summary>How much to buy for one selling season, when too few loses margin and too many loses cost.</summary>
/// <param name="Price">What a piece sells for.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Salvage">What a leftover still brings.</param>
public sealed record Newsvendor(double Price, double Cost, double Salvage)
{
    /// <summary>The probability of having enough at which one piece more earns as much as it risks.</summary>
    public double Level => (Price - Cost) / (Price - Salvage);

    public double NormalQuantity(double mean, double deviation) =>
        mean + deviation * NormalDistribution.Quantile(Level);

    /// <summary>The expected profit of the best quantity under normal demand.</summary>
    public double NormalProfit(double mean, double deviation) =>
        (Price - Cost) * mean - (Price - Salvage) * deviation * NormalDistribution.Density(
            NormalDistribution.Quantile(Level));

    public int Quantity(CountDistribution demand)
    {
        ArgumentNullException.ThrowIfNull(demand);
        return demand.Quantile(Level);
    }

    /// <summary>The smallest quantity that is enough with the level's probability.</summary>
    /// <param name="probabilities">The probability of a demand of 0, 1, 2 ...</param>
    public int Quantity(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var (quantity, enough) = (0, probabilities[0]);
        while (enough < Level - 1e-12 && quantity + 1 < probabilities.Count)
            enough += probabilities[++quantity];
        return quantity;
    }
}

namespace BizPulse.Comparisons.Pricing;

/// <summary>Demand of constant elasticity through a known point: Q = Q₀ · (P / P₀)^e.</summary>
/// <param name="Price">P₀, the price at which <paramref name="Quantity"/> sells.</param>
/// <param name="Elasticity">e, below zero for ordinary goods.</param>
/// <param name="UnitCost">What a piece costs.</param>
public sealed record DemandCurve(double Price, double Quantity, double Elasticity, double UnitCost)
{
    public double QuantityAt(double price) => Quantity * Math.Pow(price / Price, Elasticity);

    public double RevenueAt(double price) => price * QuantityAt(price);

    public double ProfitAt(double price) => (price - UnitCost) * QuantityAt(price);

    /// <summary>
    /// By which share more must sell at <paramref name="price"/> to earn what today's price earns; null at or below
    /// cost.
    /// </summary>
    public double? BreakEvenLift(double price) => price > UnitCost ? (Price - UnitCost) / (price - UnitCost) - 1 : null;

    /// <summary>The price with the most profit among those that history or rules allow.</summary>
    /// <param name="lowest">The lowest price that was seen.</param>
    /// <param name="highest">The highest price that was seen.</param>
    public PriceAdvice BestPrice(double lowest, double highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(highest, lowest);
        // Inelastic demand (e ≥ −1) would earn more at any higher price: the curve has no best one.
        double? best = Elasticity < -1 ? UnitCost * Elasticity / (1 + Elasticity) : null;
        // Profit rises up to the best price and falls after it, so the nearest allowed price is the best allowed one.
        var advised = Math.Clamp(best ?? highest, lowest, highest);
        return new(
            advised, ProfitAt(advised), best, IsExtrapolation: best is not { } price || price < lowest
            || price > highest);
    }
}

namespace BizPulse.Comparisons.Inventory;

/// <summary>The order size at which ordering and holding together cost least.</summary>
/// <remarks>Harris, <i>How many parts to make at once</i>, 1913.</remarks>
/// <param name="Demand">Units per year.</param>
/// <param name="OrderCost">Per order, whatever its size.</param>
/// <param name="HoldingCost">Of a unit for a year.</param>
public sealed record EconomicOrderQuantity(double Demand, double OrderCost, double HoldingCost)
{
    public double Quantity => Math.Sqrt(2 * Demand * OrderCost / HoldingCost);

    /// <summary>Days until the next order of the best size.</summary>
    public double CycleDays => Quantity / Demand * 365;

    /// <summary>Ordering and holding for a year, when each order is of this size.</summary>
    public double CostOf(double quantity) => Demand / quantity * OrderCost + quantity / 2 * HoldingCost;

    /// <summary>The cheaper one of the whole packs below and above the best size.</summary>
    public double InPacks(int packSize)
    {
        var below = Math.Max(1, Math.Floor(Quantity / packSize)) * packSize;
        return CostOf(below) <= CostOf(below + packSize) ? below : below + packSize;
    }
}

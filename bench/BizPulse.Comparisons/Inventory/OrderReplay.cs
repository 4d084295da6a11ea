namespace BizPulse.Comparisons.Inventory;

/// <summary>
/// Replays history under a rule for ordering: what a forecast is worth in the end is stockouts avoided and stock not
/// held.
/// </summary>
public static class OrderReplay
{
    /// <param name="demand">What customers wanted each day.</param>
    /// <param name="leadDays">Days between order and receipt; received goods can be sold the same day.</param>
    /// <param name="order">From the day and the inventory position (on hand and on order) to the quantity to order at
    /// the day's end.</param>
    public static ReplayResult Run(
        ReadOnlySpan<double> demand, double openingStock, int leadDays, Func<int, double, double> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var arriving = new double[demand.Length + leadDays + 1];
        var (onHand, onOrder) = (openingStock, 0.0);
        var (stockouts, sold, wanted, held) = (0, 0.0, 0.0, 0.0);
        for (var day = 0; day < demand.Length; day++)
        {
            onHand += arriving[day];
            onOrder -= arriving[day];
            var sale = Math.Min(onHand, demand[day]);
            if (sale < demand[day])
                stockouts++;
            (onHand, sold, wanted) = (onHand - sale, sold + sale, wanted + demand[day]);
            held += onHand;

            var quantity = Math.Max(0, order(day, onHand + onOrder));
            arriving[day + leadDays + 1] += quantity; // ordered at the day's end: the lead time starts tomorrow
            onOrder += quantity;
        }
        return new(stockouts, wanted == 0 ? 1 : sold / wanted, held / demand.Length);
    }

    /// <summary>The usual rule without a forecast: at or below the minimum, order up to the maximum.</summary>
    public static Func<int, double, double> MinMax(double minimum, double maximum) =>
        (_, position) => position <= minimum ? maximum - position : 0;
}

namespace BizPulse.Forecasting.Inventory;

/// <summary>From what is missing to what can be ordered.</summary>
public static class OrderQuantity
{
    /// <summary>
    /// Whole pieces missing to the target. Rounded up here for the first time, so that no piece is lost on the way.
    /// </summary>
    public static long Needed(double target, double position) =>
        (long)Math.Max(0, Math.Ceiling(target - position - 1e-9));

    /// <summary>Whole packs, and no fewer pieces than the supplier's least order.</summary>
    public static long InPacks(double needed, int leastOrder, int packSize) =>
        needed <= 0 ? 0 : (long)Math.Ceiling(Math.Max(needed, leastOrder) / packSize) * packSize;
}

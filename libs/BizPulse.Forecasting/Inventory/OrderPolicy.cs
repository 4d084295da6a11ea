namespace BizPulse.Forecasting.Inventory;

/// <summary>When to order and up to where, not rounded.</summary>
/// <param name="LeadTimeDemand">Expected until an order placed today arrives.</param>
/// <param name="ReorderPoint">Enough until then with the service level's probability.</param>
/// <param name="Target">Enough until then and until the next look after it.</param>
public sealed record OrderPolicy(double LeadTimeDemand, double ReorderPoint, double Target)
{
    /// <summary>What is kept for more demand than expected and for late deliveries.</summary>
    public double SafetyStock => ReorderPoint - LeadTimeDemand;

    public static OrderPolicy For(DemandSums demand, LeadTime leadTime, int reviewDays, double serviceLevel)
    {
        var (toArrival, toNextLook) = (
            new LeadTimeDemand(demand, leadTime), new LeadTimeDemand(demand, leadTime, reviewDays));
        // Of demand that comes once a year the quantile is nothing: what is expected is held all the same.
        var reorderPoint = Math.Max(toArrival.Mean, toArrival.Quantile(serviceLevel));
        return new(
            toArrival.Mean, reorderPoint,
            Math.Max(reorderPoint, Math.Max(toNextLook.Mean, toNextLook.Quantile(serviceLevel))));
    }
}

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>What a set of products comes to. Money is as far as costs and prices are known.</summary>
/// <param name="EmptyShelves">Products times places that are out of them.</param>
/// <param name="EmptyProducts">Products of which some place is out.</param>
/// <param name="Orders">Products of which an order is suggested.</param>
/// <param name="OverdueOrders">Those that should have been placed before today.</param>
/// <param name="OrdersOfUnknownCost">What <paramref name="OrderCost"/> leaves out.</param>
/// <param name="AtRisk">Products that are out, critical or low.</param>
/// <param name="SalesAtRisk">What those are expected to lose, at their list price, before an order placed today
/// arrives.</param>
/// <param name="ExcessValue">What is more than is likely to sell for a long time, at cost.</param>
/// <param name="DaysOfCover">How long the stock lasts at the demand expected now, each product weighed by its cost;
/// null without demand.</param>
/// <param name="LateInbound">Products with a purchase order that should have come before today.</param>
public sealed record InventorySums(
    int Products, int EmptyShelves, int EmptyProducts, int Orders, int OverdueOrders, decimal OrderCost,
    int OrdersOfUnknownCost, int AtRisk, decimal SalesAtRisk, decimal ExcessValue, decimal StockValue,
    double? DaysOfCover, int LateInbound)
{
    internal static InventorySums Of(IReadOnlyCollection<InventoryItem> items, DateOnly today)
    {
        var orders = items.Where(item => item.Suggestion is not null).Select(item => item.Suggestion!).ToList();
        var atRisk = items.Where(item => item.Risk <= StockRisk.Low).ToList();
        var daily = items.Sum(item => item.DailyDemand * (double?)item.UnitCost ?? 0);
        var value = items.Sum(item => item.StockValue ?? 0);
        return new(
            items.Count, items.Sum(item => item.EmptyShelves), items.Count(item => item.EmptyShelves > 0),
            orders.Count, orders.Count(order => order.OrderBy < today), orders.Sum(order => order.Cost ?? 0),
            orders.Count(order => order.Cost is null), atRisk.Count, atRisk.Sum(item => item.SalesAtRisk ?? 0),
            items.Sum(item => item.ExcessValue ?? 0), value,
            daily > 0 ? Math.Round((double)value / daily, 1) : null,
            items.Count(item => item.Inbound.Any(order => order.Late)));
    }
}

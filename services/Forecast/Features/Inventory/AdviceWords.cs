using System.Globalization;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>Advice in plain words.</summary>
internal static class AdviceWords
{
    public static string Why(StockAdvice advice)
    {
        var (product, position) = (advice.Product, Units(advice.Position.Units));
        var reason = advice.IsBelowReorderPoint
            ? $"With {position} in stock and on order it is at or below the reorder point of {Units(advice.ReorderPoint)}, which covers the {Days(advice.LeadTime.Days)} days until a delivery."
            : $"Of {position} in stock and on order {Units(advice.PositionAtNextLook)} will be left at the next look in {advice.Settings.ReviewDays} days: at or below the reorder point of {Units(advice.ReorderPoint)}.";
        var rounding = advice.Quantity == advice.Needed ? "" : (advice.Needed < product.LeastOrder, product.PackSize > 1) switch
        {
            (true, false) => $", raised to the least order of {product.LeastOrder}",
            (true, true) => $", raised to the least order of {product.LeastOrder} in packs of {product.PackSize}",
            _ => $", rounded up to packs of {product.PackSize}",
        };
        return $"{reason} It is {advice.Needed} short of the target of {Units(advice.Target)}{rounding}.{(Expedite(advice) is { } expedite ? $" {expedite}" : "")}";
    }

    public static string WhyNot(StockAdvice advice)
    {
        if (advice.Product.OnHand is null)
            return "Its stock is not known: it was never counted or received.";
        if (advice.Plan is not { } plan)
            return "There is no forecast to go by.";

        var (position, target) = (Units(advice.Position.Units), Units(advice.Target));
        if (advice.Needed == 0 && plan.Policy.Target <= 0)
            return "No demand is expected.";
        if (Expedite(advice) is { } expedite)
            return $"Expedite, don't order again: {position} in stock and on order are enough. {expedite}";
        if (advice.Needed == 0)
            return $"Enough {(advice.Position.OnOrder > 0 ? "on the way" : "in stock")}: {position} in stock and on order, for a target of {target}.";
        var when = advice.OrderBy is { } day ? $" until about {Day(day)}" : "";
        return advice.PositionAtNextLook > advice.ReorderPoint
            ? $"Not yet: with {position} in stock and on order it stays above the reorder point of {Units(advice.ReorderPoint)}{when}."
            : $"Not yet: with {position} in stock and on order it is above the reorder point of {Units(advice.ReorderPoint)}{when}, and only {advice.Needed} short of the target of {target}.";
    }

    public static string Units(double units) => units.ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Expedite(StockAdvice advice)
    {
        if (advice.ComesTooLate is not { } order)
            return null;
        var coming = order switch
        {
            { Late: true, ExpectedOn: { } due } => $"was due on {Day(due)}",
            { ExpectedOn: { } due } => $"is expected on {Day(due)}",
            _ => "has no date",
        };
        var stock = advice.StockoutDay == 0 ? "the stock is out or runs out today" : $"the stock is expected to run out on {Day(advice.StockoutOn!.Value)}";
        return $"{order.PurchaseOrderId} ({Units(order.Quantity)}) {coming}, and {stock}.";
    }

    private static string Days(double days) => days.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

using BizPulse.Forecasting.Inventory;
using static BizPulse.Forecasts.Features.Inventory.AdviceWords;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>The way from what is known to what is suggested, as data.</summary>
internal static class ExplanationSteps
{
    private const string Pieces = "pcs", Days = "days";

    public static List<ExplanationInput> Inputs(StockAdvice advice, string currency)
    {
        var (product, settings) = (advice.Product, advice.Settings);
        var told = product.ToldLeadTime(settings);
        var inputs = new List<ExplanationInput>
        {
            new("onHand", "On hand", product.OnHand, Pieces, "stock, all places"),
            new("onOrder", "On order", advice.Position.OnOrder, Pieces, "open purchase orders"),
            new("leadTimeDays", "Lead time", told.Days, Days, product.LeadTimeSource),
            new("leadTimeSpreadDays", "Spread of the lead time", told.Spread, Days, product.SpreadSource),
            new("serviceLevel", "Service level", settings.ServiceLevel * 100, "%", "setting"),
            new("reviewDays", "Days between two looks", settings.ReviewDays, Days, "setting"),
            new("packSize", "Pack size", product.PackSize, Pieces, "product"),
            new("moq", "Least order", product.LeastOrder, Pieces, "product"),
            new("unitCost", "Unit cost", (double?)product.UnitCost, currency, "product"),
        };
        if (product.Deliveries is { } seen)
        {
            var receipts = $"receipts of the last year, {(product.GoesBySupplier ? "all goods of the supplier" : "this product")}";
            inputs.AddRange(
            [
                new("deliveries", "Orders that came in", seen.Count, "orders", receipts),
                new("deliveryDays", "They took on average", seen.Mean, Days, receipts),
                new("deliverySpreadDays", "Spread of what they took", seen.Spread, Days, receipts),
                new("deliveryNineInTenDays", "Enough for nine in ten of them", seen.NineInTen, Days, receipts),
            ]);
        }
        if (advice.Plan is { } plan)
        {
            var forecast = $"forecast of {plan.Stored.MadeAt:yyyy-MM-dd HH:mm} UTC";
            var likely = $"{settings.ServiceLevel:0.###%} of simulated futures need no more";
            inputs.AddRange(
            [
                new("leadTimeDemand", "Expected until a delivery", plan.Policy.LeadTimeDemand, Pieces, forecast),
                new("enoughUntilDelivery", "Enough until a delivery", plan.Policy.ReorderPoint, Pieces, likely),
                new("enoughUntilNextLook", "Enough until a delivery and the next look", plan.Policy.Target, Pieces, likely),
                new("reviewDemand", "Expected until the next look", plan.ReviewDemand, Pieces, forecast),
            ]);
        }
        return inputs;
    }

    public static List<ExplanationStep> Of(StockAdvice advice, string currency)
    {
        if (advice.Plan is not { } plan)
            return [];
        var (position, policy, product) = (advice.Position, plan.Policy, advice.Product);
        var steps = new List<ExplanationStep>();
        if (product.Deliveries is { } seen)
            steps.AddRange(LeadTimeSteps(product.ToldLeadTime(advice.Settings), seen, advice.LeadTime));
        steps.AddRange(
        [
            new("position", "Inventory position", "on hand + on order", $"{Units(position.OnHand)} + {Units(position.OnOrder)}", position.Units, Pieces),
            new("safetyStock", "Safety stock", "enough until a delivery − expected until a delivery",
                $"{Units(policy.ReorderPoint)} − {Units(policy.LeadTimeDemand)}", OrderPlan.Rounded(policy.SafetyStock), Pieces),
            new("reorderPoint", "Reorder point", "expected until a delivery + safety stock, rounded up",
                $"ceil({Units(policy.LeadTimeDemand)} + {Units(policy.SafetyStock)})", advice.ReorderPoint, Pieces),
            new("target", "Target", "enough until a delivery and the next look, rounded up", $"ceil({Units(policy.Target)})", advice.Target, Pieces),
            new("positionAtNextLook", "Position at the next look", "position − expected until the next look",
                $"{Units(position.Units)} − {Units(plan.ReviewDemand)}", advice.PositionAtNextLook, Pieces),
            new("needed", "Missing to the target", "target before rounding − position, rounded up, not below zero",
                $"max(0, ceil({Units(policy.Target)} − {Units(position.Units)}))", advice.Needed, Pieces),
        ]);
        if (advice.Quantity > 0)
            steps.Add(new("quantity", "Order quantity", "the greater of what is missing and the least order, in whole packs",
                $"ceil(max({advice.Needed}, {product.LeastOrder}) / {product.PackSize}) × {product.PackSize}", advice.Quantity, Pieces));
        if (advice.Quantity > 0 && product.UnitCost is { } cost)
            steps.Add(new("cost", "Cost", "order quantity × unit cost", FormattableString.Invariant($"{advice.Quantity} × {cost}"), (double)(cost * advice.Quantity), currency));
        return steps;
    }

    // Few deliveries hardly move what was told, many replace it.
    private static IEnumerable<ExplanationStep> LeadTimeSteps(LeadTime told, DeliveryTimes seen, LeadTime used)
    {
        const int word = LeadTime.WeightOfWord;
        var (count, others) = (seen.Count, seen.Count - 1);
        yield return new("leadTime", "Lead time used", $"what was told weighs as much as {word} deliveries, the rest is what they took",
            $"({word} × {Units(told.Days)} + {count} × {Units(seen.Mean)}) / ({word} + {count})", used.Days, Days);
        yield return new("leadTimeSpread", "Its spread", "the same with squares; of the spread the first delivery tells nothing",
            $"sqrt(({word} × {Units(told.Spread)} × {Units(told.Spread)} + {others} × {Units(seen.Spread)} × {Units(seen.Spread)}) / ({word} + {others}))",
            used.Spread, Days);
    }
}

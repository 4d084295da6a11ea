using System.Globalization;
using BizPulse.Forecasting.Inventory;

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
            new("onHand", product.OnHand, Pieces, InputSource.Stock),
            new("onOrder", advice.Position.OnOrder, Pieces, InputSource.PurchaseOrders),
            new("leadTimeDays", told.Days, Days, product.LeadTimeSource),
            new("leadTimeSpreadDays", told.Spread, Days, product.SpreadSource),
            new("serviceLevel", settings.ServiceLevel * 100, "%", InputSource.Setting),
            new("reviewDays", settings.ReviewDays, Days, InputSource.Setting),
            new("packSize", product.PackSize, Pieces, InputSource.Product),
            new("moq", product.LeastOrder, Pieces, InputSource.Product),
            new("unitCost", (double?)product.UnitCost, currency, InputSource.Product),
        };
        if (product.Deliveries is { } seen)
        {
            var receipts = product.GoesBySupplier ? InputSource.SupplierReceipts : InputSource.ProductReceipts;
            inputs.AddRange(
            [
                new("deliveries", seen.Count, "orders", receipts),
                new("deliveryDays", seen.Mean, Days, receipts),
                new("deliverySpreadDays", seen.Spread, Days, receipts),
                new("deliveryNineInTenDays", seen.NineInTen, Days, receipts),
            ]);
        }
        if (advice.Plan is { } plan)
            inputs.AddRange(
            [
                new("leadTimeDemand", plan.Policy.LeadTimeDemand, Pieces, InputSource.Forecast),
                new("enoughUntilDelivery", plan.Policy.ReorderPoint, Pieces, InputSource.ServiceLevel),
                new("enoughUntilNextReview", plan.Policy.Target, Pieces, InputSource.ServiceLevel),
                new("reviewDemand", plan.ReviewDemand, Pieces, InputSource.Forecast),
            ]);
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
            new("position", $"{Units(position.OnHand)} + {Units(position.OnOrder)}", position.Units, Pieces),
            new(
                "safetyStock", $"{Units(policy.ReorderPoint)} − {Units(policy.LeadTimeDemand)}",
                OrderPlan.Rounded(policy.SafetyStock), Pieces),
            new(
                "reorderPoint", $"ceil({Units(policy.LeadTimeDemand)} + {Units(policy.SafetyStock)})",
                advice.ReorderPoint, Pieces),
            new("target", $"ceil({Units(policy.Target)})", advice.Target, Pieces),
            new(
                "positionAtNextReview", $"{Units(position.Units)} − {Units(plan.ReviewDemand)}",
                advice.PositionAtNextReview, Pieces),
            new("needed", $"max(0, ceil({Units(policy.Target)} − {Units(position.Units)}))", advice.Needed, Pieces),
        ]);
        if (advice.Quantity > 0)
            steps.Add(new(
                "quantity",
                $"ceil(max({advice.Needed}, {product.LeastOrder}) / {product.PackSize}) × {product.PackSize}",
                advice.Quantity, Pieces));
        if (advice.Quantity > 0 && product.UnitCost is { } cost)
            steps.Add(new(
                "cost", FormattableString.Invariant($"{advice.Quantity} × {cost}"), (double)(cost * advice.Quantity),
                currency));
        return steps;
    }

    // Few deliveries hardly move what was told, many replace it.
    private static IEnumerable<ExplanationStep> LeadTimeSteps(LeadTime told, DeliveryTimes seen, LeadTime used)
    {
        const int word = LeadTime.WeightOfWord;
        var (count, others) = (seen.Count, seen.Count - 1);
        yield return new(
            "leadTime", $"({word} × {Units(told.Days)} + {count} × {Units(seen.Mean)}) / ({word} + {count})", used.Days,
            Days);
        yield return new(
            "leadTimeSpread",
            $"sqrt(({word} × {Units(told.Spread)} × {Units(told.Spread)} + {others} × {Units(seen.Spread)} × {Units(seen.Spread)}) / ({word} + {others}))",
            used.Spread, Days);
    }

    private static string Units(double units) => units.ToString("0.###", CultureInfo.InvariantCulture);
}

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>Why something is suggested, or nothing.</summary>
public enum AdviceKey
{
    /// <summary>Stock and orders are at or below the reorder point.</summary>
    BelowReorderPoint,

    /// <summary>They will be before the next review.</summary>
    BelowBeforeNextReview,

    /// <summary>It was never counted or received.</summary>
    StockUnknown,

    NoForecast,
    NoDemand,

    /// <summary>What is on order is enough, and comes too late.</summary>
    Expedite,

    EnoughOnTheWay,
    EnoughInStock,

    /// <summary>The reorder point is not reached, and will not be before the next review.</summary>
    AboveReorderPoint,

    /// <summary>The reorder point will be reached before the next review, but an order now would be a tiny one.</summary>
    TooLittleMissing,
}

/// <summary>The reason of an advice: the key of a sentence, and the numbers that stand in it. Where it has no place for one, that is null.</summary>
/// <param name="Position">In stock and on order.</param>
/// <param name="Needed">What is missing to the target.</param>
/// <param name="RaisedTo">The minimum order quantity, where less is needed.</param>
/// <param name="InPacksOf">The size of a pack, where the quantity was rounded up to whole ones.</param>
/// <param name="Until">About when the reorder point will be met.</param>
/// <param name="Late">The first delivery that comes after the stock has run out.</param>
public sealed record AdviceReason(
    AdviceKey Key, double? Position = null, double? ReorderPoint = null, double? LeadTimeDays = null, double? PositionAtNextReview = null,
    int? ReviewDays = null, long? Needed = null, double? Target = null, int? RaisedTo = null, int? InPacksOf = null, DateOnly? Until = null,
    LateDelivery? Late = null)
{
    internal static AdviceReason Of(StockAdvice advice) =>
        advice.Product.OnHand is null ? new(AdviceKey.StockUnknown)
        : advice.Plan is null ? new(AdviceKey.NoForecast)
        : advice.Quantity > 0 ? WhyOrder(advice)
        : WhyNot(advice, advice.Plan);

    private static AdviceReason WhyOrder(StockAdvice advice)
    {
        var (product, isRaised) = (advice.Product, advice.Needed < advice.Product.LeastOrder);
        var reason = new AdviceReason(
            AdviceKey.BelowReorderPoint, advice.Position.Units, advice.ReorderPoint, Needed: advice.Needed, Target: advice.Target,
            RaisedTo: isRaised ? product.LeastOrder : null,
            InPacksOf: advice.Quantity != advice.Needed && product.PackSize > 1 ? product.PackSize : null,
            Late: LateDelivery.Of(advice));
        return advice.IsBelowReorderPoint
            ? reason with { LeadTimeDays = advice.LeadTime.Days }
            : reason with
            {
                Key = AdviceKey.BelowBeforeNextReview,
                PositionAtNextReview = advice.PositionAtNextReview,
                ReviewDays = advice.Settings.ReviewDays,
            };
    }

    private static AdviceReason WhyNot(StockAdvice advice, OrderPlan plan)
    {
        var position = advice.Position.Units;
        if (advice.Needed == 0 && plan.Policy.Target <= 0)
            return new(AdviceKey.NoDemand);
        if (LateDelivery.Of(advice) is { } late)
            return new(AdviceKey.Expedite, position, Late: late);
        if (advice.Needed == 0)
            return new(advice.Position.OnOrder > 0 ? AdviceKey.EnoughOnTheWay : AdviceKey.EnoughInStock, position, Target: advice.Target);
        return advice.PositionAtNextReview > advice.ReorderPoint
            ? new(AdviceKey.AboveReorderPoint, position, advice.ReorderPoint, Until: advice.OrderBy)
            : new(AdviceKey.TooLittleMissing, position, advice.ReorderPoint, Needed: advice.Needed, Target: advice.Target, Until: advice.OrderBy);
    }
}

/// <param name="ExpectedOn">Null where it has no date.</param>
/// <param name="Overdue">It was expected before today.</param>
/// <param name="StockoutOn">When the stock is expected to run out; today, too, if it has.</param>
public sealed record LateDelivery(
    string PurchaseOrderId, double Quantity, DateOnly? ExpectedOn, bool Overdue, DateOnly StockoutOn, bool IsOutToday)
{
    internal static LateDelivery? Of(StockAdvice advice) => advice.ComesTooLate is not { } order ? null : new(
        order.PurchaseOrderId, order.Quantity, order.ExpectedOn, order is { Late: true, ExpectedOn: not null }, advice.StockoutOn!.Value,
        advice.StockoutDay == 0);
}

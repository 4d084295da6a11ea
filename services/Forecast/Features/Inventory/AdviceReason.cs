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

    /// <summary>
    /// The reorder point will be reached before the next review, but an order now would be a tiny one.
    /// </summary>
    TooLittleMissing,
}

/// <summary>
/// The reason of an advice: the key of a sentence, and the numbers that stand in it. Where it has no place for one,
/// that is null.
/// </summary>
/// <param name="Position">In stock and on order.</param>
/// <param name="Needed">What is missing to the target.</param>
/// <param name="RaisedTo">The minimum order quantity, where less is needed.</param>
/// <param name="InPacksOf">The size of a pack, where the quantity was rounded up to whole ones.</param>
/// <param name="Until">About when the reorder point will be met.</param>
/// <param name="Late">The first delivery that comes after the stock has run out.</param>
public sealed record AdviceReason(
    AdviceKey Key, double? Position, double? ReorderPoint, double? LeadTimeDays, double? PositionAtNextReview,
    int? ReviewDays, long? Needed, double? Target, int? RaisedTo, int? InPacksOf, DateOnly? Until, LateDelivery? Late)
{
    /// <summary>A sentence without a number.</summary>
    internal static AdviceReason Only(AdviceKey key) =>
        new(key, null, null, null, null, null, null, null, null, null, null, null);

    internal static AdviceReason Of(StockAdvice advice) =>
        advice.Product.OnHand is null ? Only(AdviceKey.StockUnknown)
        : advice.Plan is null ? Only(AdviceKey.NoForecast)
        : advice.Quantity > 0 ? WhyOrder(advice)
        : WhyNot(advice, advice.Plan);

    private static AdviceReason WhyOrder(StockAdvice advice)
    {
        var product = advice.Product;
        var reason = Only(AdviceKey.BelowReorderPoint) with
        {
            Position = advice.Position.Units,
            ReorderPoint = advice.ReorderPoint,
            Needed = advice.Needed,
            Target = advice.Target,
            RaisedTo = advice.Needed < product.LeastOrder ? product.LeastOrder : null,
            InPacksOf = advice.Quantity != advice.Needed && product.PackSize > 1 ? product.PackSize : null,
            Late = LateDelivery.Of(advice),
        };
        if (advice.IsBelowReorderPoint)
            return reason with { LeadTimeDays = advice.LeadTime.Days };
        return reason with
        {
            Key = AdviceKey.BelowBeforeNextReview,
            PositionAtNextReview = advice.PositionAtNextReview,
            ReviewDays = advice.Settings.ReviewDays,
        };
    }

    private static AdviceReason WhyNot(StockAdvice advice, OrderPlan plan)
    {
        if (advice.Needed == 0 && plan.Policy.Target <= 0)
            return Only(AdviceKey.NoDemand);
        AdviceReason Told(AdviceKey key) => Only(key) with { Position = advice.Position.Units };
        if (LateDelivery.Of(advice) is { } late)
            return Told(AdviceKey.Expedite) with { Late = late };
        if (advice.Needed == 0)
            return Told(advice.Position.OnOrder > 0 ? AdviceKey.EnoughOnTheWay : AdviceKey.EnoughInStock) with
            {
                Target = advice.Target
            };
        if (advice.PositionAtNextReview > advice.ReorderPoint)
            return Told(AdviceKey.AboveReorderPoint) with
            {
                ReorderPoint = advice.ReorderPoint,
                Until = advice.OrderBy
            };
        return Told(AdviceKey.TooLittleMissing) with
        {
            ReorderPoint = advice.ReorderPoint,
            Needed = advice.Needed,
            Target = advice.Target,
            Until = advice.OrderBy,
        };
    }
}

/// <param name="ExpectedOn">Null where it has no date.</param>
/// <param name="Overdue">It was expected before today.</param>
/// <param name="StockoutOn">When the stock is expected to run out; today, too, if it has.</param>
public sealed record LateDelivery(
    string PurchaseOrderId, double Quantity, DateOnly? ExpectedOn, bool Overdue, DateOnly StockoutOn, bool IsOutToday)
{
    internal static LateDelivery? Of(StockAdvice advice) => advice.ComesTooLate is not { } order ? null : new(
        order.PurchaseOrderId, order.Quantity, order.ExpectedOn, order is { Late: true, ExpectedOn: not null },
        advice.StockoutOn!.Value, advice.StockoutDay == 0);
}

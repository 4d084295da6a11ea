namespace BizPulse.Contracts;

/// <summary>The level changed by <c>quantity</c> (negative: breakage, theft, own use).</summary>
public sealed record StockAdjusted : InventoryEvent
{
    public string? Reason { get; init; }
}

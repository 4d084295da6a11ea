namespace BizPulse.Contracts;

/// <summary>Goods came in without a purchase order.</summary>
public sealed record StockReceived : InventoryEvent
{
    public string? SupplierId { get; init; }
}

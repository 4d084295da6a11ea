namespace BizPulse.Contracts;

/// <summary>Goods of a purchase order came in, all or a part.</summary>
public sealed record PurchaseOrderReceived : InventoryEvent
{
    public string? PurchaseOrderId { get; init; }
}

namespace BizPulse.Contracts;

/// <summary>A sku was ordered. The newest one of a purchase order and sku holds; quantity 0 cancels.</summary>
public sealed record PurchaseOrderPlaced : InventoryEvent
{
    public string? PurchaseOrderId { get; init; }

    public string? SupplierId { get; init; }

    public decimal? UnitCost { get; init; }

    public DateOnly? ExpectedOn { get; init; }
}

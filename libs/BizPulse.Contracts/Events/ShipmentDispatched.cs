namespace BizPulse.Contracts;

/// <summary>The supplier sent goods of a purchase order; they are under way and not in stock yet.</summary>
public sealed record ShipmentDispatched : InventoryEvent
{
    public string? PurchaseOrderId { get; init; }

    public DateOnly? ExpectedOn { get; init; }
}

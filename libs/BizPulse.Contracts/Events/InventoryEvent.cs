using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>A movement of stock, or an order that will become one; told apart by <c>type</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StockReceived), "StockReceived")]
[JsonDerivedType(typeof(StockAdjusted), "StockAdjusted")]
[JsonDerivedType(typeof(StockCounted), "StockCounted")]
[JsonDerivedType(typeof(StockTransferred), "StockTransferred")]
[JsonDerivedType(typeof(PurchaseOrderPlaced), "PurchaseOrderPlaced")]
[JsonDerivedType(typeof(PurchaseOrderReceived), "PurchaseOrderReceived")]
[JsonDerivedType(typeof(ShipmentDispatched), "ShipmentDispatched")]
public abstract record InventoryEvent : BusinessEvent
{
    public DateTime? OccurredAt { get; init; }

    /// <summary>The place of the stock; the default location when left out.</summary>
    public string? Location { get; init; }

    public decimal? Quantity { get; init; }

    public override DateTime? Time => OccurredAt;

    public override string Topic => Topics.Inventory;
}

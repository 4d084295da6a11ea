namespace BizPulse.Contracts;

/// <summary>Goods went from <c>location</c> to another one.</summary>
public sealed record StockTransferred : InventoryEvent
{
    public string? ToLocation { get; init; }
}

namespace BizPulse.Contracts;

/// <summary>
/// The level was counted: <c>quantity</c> is what lay there at that time, whatever was booked before.
/// </summary>
public sealed record StockCounted : InventoryEvent;

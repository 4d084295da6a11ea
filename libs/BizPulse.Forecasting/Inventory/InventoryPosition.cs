namespace BizPulse.Forecasting.Inventory;

/// <summary>
/// What one can count on: ordering looks at this and not at the shelf, or it would order again what is under way.
/// </summary>
public sealed record InventoryPosition(double OnHand, double OnOrder, double Backorders = 0, double Reserved = 0)
{
    public double Units => OnHand + OnOrder - Backorders - Reserved;
}

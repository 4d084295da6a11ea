namespace BizPulse.Forecasting.Inventory;

/// <summary>Goods under way.</summary>
/// <param name="Day">Days from today.</param>
public readonly record struct Arrival(int Day, double Quantity);

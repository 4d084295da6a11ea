namespace BizPulse.Comparisons.Inventory;

/// <summary>
/// How fast a product sells while there is stock: days, or opening hours, on which it was out say nothing of demand.
/// </summary>
/// <param name="Sold">In all that time.</param>
/// <param name="TimeInStock">Days or hours on which there was something to sell.</param>
/// <param name="Time">All days or hours.</param>
public sealed record AvailableVelocity(double Sold, double TimeInStock, double Time)
{
    /// <summary>Per day or hour of the whole time, as if stock had always been there.</summary>
    public double Observed => Time > 0 ? Sold / Time : 0;

    /// <summary>Per day or hour in stock.</summary>
    public double Corrected => TimeInStock > 0 ? Sold / TimeInStock : 0;

    /// <summary>What would have sold in the time without stock.</summary>
    public double Missed => Corrected * (Time - TimeInStock);
}

using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Inventory;

/// <summary>Sales lost while a product was out of stock.</summary>
public static class LostSales
{
    /// <param name="demand">Only demand that recurs is lost: of what sells now and then nobody knows whether it would
    /// have sold just then.</param>
    /// <param name="daysOut">Days without stock.</param>
    /// <param name="forecast">What had been forecast for those days, where there was a forecast; it is believed before
    /// the run-rate.</param>
    /// <param name="perDayInStock">The run-rate of days in stock.</param>
    /// <param name="lostShare">Of customers who then do not buy later: 0 to 1.</param>
    public static double Of(
        DemandClass demand, double daysOut, double? forecast, double perDayInStock, double lostShare) =>
        demand is DemandClass.Smooth or DemandClass.Erratic ? (forecast ?? perDayInStock * daysOut) * lostShare : 0;
}

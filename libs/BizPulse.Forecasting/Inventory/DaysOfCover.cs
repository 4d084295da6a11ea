namespace BizPulse.Forecasting.Inventory;

/// <summary>How long stock lasts.</summary>
public static class DaysOfCover
{
    /// <summary>
    /// Walks the forecast until <paramref name="stock"/> is sold, the last day in part; null when it outlasts the
    /// forecast.
    /// </summary>
    public static double? Of(double stock, ReadOnlySpan<double> demand)
    {
        for (var day = 0; day < demand.Length; day++)
        {
            if (stock < demand[day])
                return day + Math.Max(0, stock) / demand[day];
            stock -= demand[day];
        }
        return stock <= 0 ? demand.Length : null;
    }
}

namespace BizPulse.Forecasting.Inventory;

/// <summary>What the expected demand leaves of the stock.</summary>
public static class StockOutlook
{
    /// <summary>
    /// The day (0 is today) in whose course the stock runs out, arrivals counted from the morning of theirs; null when
    /// it outlasts the days looked at.
    /// </summary>
    /// <param name="dayGone">The share of today that is over.</param>
    public static int? RunsOut(
        DemandSums demand, double onHand, IReadOnlyList<Arrival> arrivals, double dayGone, int days)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(arrivals);
        if (onHand <= 0)
            return 0;
        var stock = onHand;
        for (var day = 0; day < days; day++)
        {
            foreach (var arrival in arrivals)
                stock += arrival.Day == day ? arrival.Quantity : 0;
            stock -= demand.Mean(day + 1) - demand.Mean(day == 0 ? dayGone : day);
            if (stock < 0)
                return day;
        }
        return null;
    }

    /// <summary>
    /// How many days from now the stock lasts while the expected demand comes; null when it outlasts the days looked
    /// at.
    /// </summary>
    /// <param name="dayGone">The share of today that is over.</param>
    public static double? Cover(DemandSums demand, double stock, double dayGone, int days)
    {
        ArgumentNullException.ThrowIfNull(demand);
        if (stock <= 0)
            return 0;
        double[] each = [.. Enumerable.Range(0, days).Select(day => demand.Mean(day + 1) - demand.Mean(day))];
        // Walked from midnight, with what today should have sold so far.
        return DaysOfCover.Of(stock + demand.Mean(dayGone), each) - dayGone;
    }
}

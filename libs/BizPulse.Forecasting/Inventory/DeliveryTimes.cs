namespace BizPulse.Forecasting.Inventory;

/// <summary>How long deliveries really took.</summary>
/// <param name="Count">Orders that came in whole.</param>
/// <param name="Mean">Days from the order to its last receipt.</param>
/// <param name="Spread">Their standard deviation (of a sample); zero for one.</param>
/// <param name="NineInTen">So many days were enough for nine in ten (Hyndman and Fan's type 7).</param>
public sealed record DeliveryTimes(int Count, double Mean, double Spread, double NineInTen)
{
    /// <param name="days">Of at least one order.</param>
    public static DeliveryTimes Of(IReadOnlyCollection<int> days)
    {
        double[] sorted = [.. days.Order()];
        var mean = sorted.Average();
        var spread = sorted.Length < 2
            ? 0
            : Math.Sqrt(sorted.Sum(each => (each - mean) * (each - mean)) / (sorted.Length - 1));
        var place = 0.9 * (sorted.Length - 1);
        var (below, above) = (sorted[(int)place], sorted[(int)Math.Ceiling(place)]);
        return new(sorted.Length, mean, spread, below + (place - (int)place) * (above - below));
    }
}

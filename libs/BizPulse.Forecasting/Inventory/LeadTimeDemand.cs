namespace BizPulse.Forecasting.Inventory;

/// <summary>
/// Demand until an order placed today arrives, some days later perhaps: how long that takes is uncertain, too, so it is
/// the mixture of the sums over each possible number of days.
/// </summary>
public sealed class LeadTimeDemand
{
    private readonly DemandSums _demand;
    private readonly IReadOnlyList<(int Days, double Chance)> _outcomes;

    /// <param name="moreDays">Counted on top of the lead time: the days until one looks again.</param>
    public LeadTimeDemand(DemandSums demand, LeadTime leadTime, int moreDays = 0)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(leadTime);
        _demand = demand;
        _outcomes = [.. leadTime.Outcomes().Select(outcome => (outcome.Days + moreDays, outcome.Chance))];
    }

    public double Mean => _outcomes.Sum(outcome => outcome.Chance * _demand.Mean(outcome.Days));

    /// <summary>The smallest stock that is enough with probability <paramref name="level"/>.</summary>
    public double Quantile(double level)
    {
        var (low, high) = (double.MaxValue, 0.0);
        foreach (var (days, _) in _outcomes)
        {
            var quantile = _demand.Quantile(days, level);
            (low, high) = (Math.Min(low, quantile), Math.Max(high, quantile));
        }
        while (high - low > 1e-6 * (1 + high))
        {
            var middle = (low + high) / 2;
            (low, high) = ChanceAbove(middle) > 1 - level ? (middle, high) : (low, middle);
        }
        return high;
    }

    public double ChanceAbove(double stock) =>
        _outcomes.Sum(outcome => outcome.Chance * _demand.ChanceAbove(outcome.Days, stock));

    /// <summary>
    /// The chance to run out before the order arrives, though other goods may arrive sooner: what comes on the tenth
    /// day is of no use on the second.
    /// </summary>
    public double StockoutChance(double onHand, IReadOnlyList<Arrival> arrivals) =>
        Worst(onHand, arrivals, _demand.ChanceAbove);

    /// <summary>The units that are expected to be asked for in vain before the order arrives.</summary>
    public double Shortage(double onHand, IReadOnlyList<Arrival> arrivals) => Worst(onHand, arrivals, _demand.Shortage);

    // Looked at before each arrival and at the end. The worst moment is a lower bound for any of them, and close to it.
    private double Worst(double onHand, IReadOnlyList<Arrival> arrivals, Func<int, double, double> measure)
    {
        var sum = 0.0;
        foreach (var (days, chance) in _outcomes)
        {
            var worst = measure(days, onHand + Before(arrivals, days));
            foreach (var arrival in arrivals)
                if (arrival.Day > 0 && arrival.Day < days)
                    worst = Math.Max(worst, measure(arrival.Day, onHand + Before(arrivals, arrival.Day)));
            sum += chance * worst;
        }
        return sum;
    }

    private static double Before(IReadOnlyList<Arrival> arrivals, int day)
    {
        var sum = 0.0;
        foreach (var arrival in arrivals)
            sum += arrival.Day < day ? arrival.Quantity : 0;
        return sum;
    }
}

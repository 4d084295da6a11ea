using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>What follows from a product's forecast and lead time for a whole day, whatever its stock does.</summary>
/// <remarks>
/// Units are kept to the thousandth, as stock is, so that the steps of an explanation add up to what is shown.
/// </remarks>
internal sealed class OrderPlan
{
    private const double ExcessLevel = 0.9;
    private const int Week = 7;

    public OrderPlan(StoredDemand stored, DateOnly today, LeadTime leadTime, AdviceSettings settings)
    {
        (Stored, Today, LeadTime) = (stored, today, leadTime);
        // An older forecast is read from today on.
        Demand = stored.Demand!.From(Math.Max(0, today.DayNumber - stored.Origin.DayNumber - 1));
        UntilArrival = new(Demand, leadTime);
        var policy = OrderPolicy.For(Demand, leadTime, settings.ReviewDays, settings.ServiceLevel);
        Policy = new(Rounded(policy.LeadTimeDemand), Rounded(policy.ReorderPoint), Rounded(policy.Target));
        ReviewDemand = Rounded(Demand.Mean(settings.ReviewDays));
        Excess = Math.Max(Policy.Target, Demand.Quantile(settings.ExcessDays, ExcessLevel));
        DailyDemand = Demand.Mean(Math.Max(Week, leadTime.Days)) / Math.Max(Week, leadTime.Days);
    }

    public StoredDemand Stored { get; }
    public DateOnly Today { get; }
    public LeadTime LeadTime { get; }
    public DemandSums Demand { get; }
    public LeadTimeDemand UntilArrival { get; }
    public OrderPolicy Policy { get; }

    /// <summary>Expected until the next review.</summary>
    public double ReviewDemand { get; }

    /// <summary>A position beyond it is too much.</summary>
    public double Excess { get; }
    public double DailyDemand { get; }

    public static double Rounded(double units) => Math.Round(units, 3);
}

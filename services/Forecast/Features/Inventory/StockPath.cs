namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>Where the stock goes from here while nothing more is ordered.</summary>
internal static class StockPath
{
    private const int FewestDays = 28, DaysAfterArrival = 14;

    public static List<OutlookDay> Of(StockAdvice advice)
    {
        if (advice.Plan is not { } plan)
            return [];
        var reach = (int)Math.Ceiling(plan.LeadTime.Days) + advice.Settings.ReviewDays + DaysAfterArrival;
        var days = Math.Min(plan.Demand.Days, Math.Max(FewestDays, reach));
        // Counted from midnight, with what today should have sold so far.
        var stock = advice.Position.OnHand + plan.Demand.Mean(advice.DayGone);
        return [.. Enumerable.Range(0, days).Select(day =>
        {
            var arriving = advice.Arrivals.Where(arrival => arrival.Day == day).Sum(arrival => arrival.Quantity);
            stock += arriving;
            double Left(double level) =>
                OrderPlan.Rounded(Math.Max(0, stock - plan.Demand.Quantile(day + 1, level)));
            return new OutlookDay(advice.Today.AddDays(day), Left(0.9), Left(0.5), Left(0.1), arriving);
        })];
    }
}

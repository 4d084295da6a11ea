namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>
/// Where the stock goes from here while nothing more is ordered. What could not be served is lost: it takes nothing from
/// a later delivery. Only what is owed already does.
/// </summary>
internal static class StockPath
{
    private const int FewestDays = 28, DaysAfterArrival = 14;

    private static readonly double[] _levels = [0.1, 0.5, 0.9];

    public static List<OutlookDay> Of(StockAdvice advice)
    {
        if (advice.Plan is not { } plan)
            return [];
        var reach = (int)Math.Ceiling(plan.LeadTime.Days) + advice.Settings.ReviewDays + DaysAfterArrival;
        var days = Math.Min(plan.Demand.Days, Math.Max(FewestDays, reach));
        var arriving = Enumerable.Range(0, days).Select(day =>
            advice.Arrivals.Where(arrival => arrival.Day == day).Sum(arrival => arrival.Quantity)).ToArray();
        double[][] left = [.. _levels.Select(level => Left(advice, plan, level, arriving))];
        return [.. Enumerable.Range(0, days).Select(day =>
        {
            double[] rising = [.. left.Select(path => path[day]).Order()];
            return new OutlookDay(advice.Today.AddDays(day), rising[0], rising[1], rising[2], arriving[day]);
        })];
    }

    private static double[] Left(StockAdvice advice, OrderPlan plan, double level, double[] arriving)
    {
        var left = new double[arriving.Length];
        // Counted from midnight, with what today should have sold so far.
        var stock = advice.Position.OnHand > 0
            ? advice.Position.OnHand + plan.Demand.Mean(advice.DayGone)
            : advice.Position.OnHand;
        for (var day = 0; day < left.Length; day++)
        {
            var asked = plan.Demand.Quantile(day + 1, level) - plan.Demand.Quantile(day, level);
            stock += arriving[day];
            if (stock > 0)
                stock = Math.Max(0, stock - asked);
            left[day] = OrderPlan.Rounded(Math.Max(0, stock));
        }
        return left;
    }
}

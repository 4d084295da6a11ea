namespace BizPulse.Contracts.Rules;

internal static class EngagementRules
{
    private const int MostPerHour = 1_000_000_000;

    internal static void Check(EngagementObserved observed, EventLimits limits, ref Problems problems)
    {
        problems.Code("sku", observed.Sku);
        problems.Time("hour", observed.Hour, limits);
        problems.Between("views", observed.Views, 0, MostPerHour);
        problems.Between("cartAdds", observed.CartAdds, 0, MostPerHour);
        problems.Between("purchases", observed.Purchases, 0, MostPerHour);
        problems.Between("rating", observed.Rating, 0, 5);
        problems.Between("currentPrice", observed.CurrentPrice, 0, Problems.HighestPrice);
        problems.Between("basePrice", observed.BasePrice, 0, Problems.HighestPrice);
        problems.Between("popularityFactor", observed.PopularityFactor, 0, 1_000_000);
    }
}

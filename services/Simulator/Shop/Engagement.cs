using BizPulse.Contracts;

namespace BizPulse.Simulator.Shop;

/// <summary>
/// What web visitors did before they bought: per product and hour, views lead to cart adds, and cart adds to the day's
/// purchases.
/// </summary>
internal static class Engagement
{
    public static IEnumerable<EngagementObserved> Of(DayOfTrade day, ShopSimulation shop, Chance chance)
    {
        var purchases = day.Sales
            .Where(sale => sale is { Channel: "web", Quantity: > 0 })
            .GroupBy(sale => (sale.Sku, sale.OccurredAt!.Value.Hour))
            .ToDictionary(sales => sales.Key, sales => sales.Count());

        for (var i = 0; i < shop.Products.Count; i++)
        {
            var product = shop.Products[i];
            if (!product.IsOnSale(day.Date))
                continue;
            for (var hour = 0; hour < 24; hour++)
            {
                var bought = purchases.GetValueOrDefault((product.Sku, hour));
                var interest = product.Popularity * 60 * Season.WebHour(hour) * 24;
                var cartAdds = bought + chance.Poisson(0.9 * bought + 0.1 * interest);
                var views = cartAdds + chance.NegativeBinomial(6 * cartAdds + 4 * interest, size: 8);
                if (views > 0)
                    yield return ShopEvents.Engaged(
                        product, day.Date.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc), views, cartAdds, bought,
                        shop.RatingOf(i), shop.TagOf(i).Paid, Math.Round(interest, 3));
            }
        }
    }
}

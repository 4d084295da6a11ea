namespace BizPulse.Simulator.Shop;

/// <summary>What one unit costs on a day: the ticket price, and what a running promotion takes off it.</summary>
public readonly record struct PriceTag(decimal Price, decimal Reduction, string? PromotionId)
{
    public decimal Paid => Price - Reduction;
}

/// <summary>Prices by week and strategy, always inside the product's bounds, and week-long promotions.</summary>
public sealed class PriceBook(ShopSettings settings, IReadOnlyList<Product> products)
{
    private const double PromotionChance = 0.05;
    private const int MostWeeks = 100_000;

    public PriceTag For(int product, DateOnly day)
    {
        var week = day.DayNumber / 7;
        var chance = Chance.For(settings.Seed, "price", (long)product * MostWeeks + week);
        var article = products[product];
        var price = Draw(article.Strategy, article.MinPrice, article.MaxPrice, article.BasePrice, chance);
        if (!chance.Happens(PromotionChance))
            return new PriceTag(price, 0, null);

        var reduction = decimal.Round(price * (decimal)chance.Uniform(0.12, 0.30), 2);
        return new PriceTag(price, Math.Min(reduction, Math.Max(0, price - article.MinPrice)), $"PROMO-{week}");
    }

    /// <summary>
    /// Aggressive: uniform between the bounds. Moderate: Gaussian around the list price. Standard: the list price.
    /// </summary>
    public static decimal Draw(
        PriceStrategy strategy, decimal minPrice, decimal maxPrice, decimal basePrice, Chance chance)
    {
        var (low, high, middle) = ((double)minPrice, (double)maxPrice, (double)basePrice);
        var price = strategy switch
        {
            PriceStrategy.Aggressive => chance.Uniform(low, high),
            PriceStrategy.Moderate => chance.Normal(middle, (high - low) / 8),
            _ => middle,
        };
        return decimal.Round((decimal)Math.Clamp(price, low, high), 2);
    }
}

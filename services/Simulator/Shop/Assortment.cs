namespace BizPulse.Simulator.Shop;

/// <summary>
/// Draws the shop's articles: a few stars, a broad middle, a tail of slow movers, some new, some on their way out.
/// </summary>
public static class Assortment
{
    private const double SlowMoverShare = 0.12, NewShare = 0.06, PhasedOutShare = 0.04;
    private static readonly string[] Brands =
        ["Nordhavn", "Casa Lume", "Fjell & Co", "Atelier Brun", "Bright Oak", "Maren", "Kite & Key"];
    private static readonly int[] PackSizes = [1, 6, 12, 24];

    public static IReadOnlyList<Product> Draw(ShopSettings settings)
    {
        var chance = Chance.For(settings.Seed, "assortment");
        var categories = Chance.RunningTotals(Category.All.Select(category => category.Popularity));
        return [.. Enumerable.Range(0, settings.Products).Select(
            rank => DrawProduct(settings, rank, Category.All[chance.PickIndex(categories)], chance))];
    }

    private static Product DrawProduct(ShopSettings settings, int rank, Category category, Chance chance)
    {
        var price = PriceEnding(category.PriceFrom * Math.Pow(category.PriceTo / category.PriceFrom, chance.Uniform()));
        var isSlow = chance.Happens(SlowMoverShare);
        var isNew = chance.Happens(NewShare);
        var isLeaving = !isNew && chance.Happens(PhasedOutShare);
        var pack = chance.Pick(PackSizes);
        return new Product
        {
            Sku = $"{category.Name[..3].ToUpperInvariant()}-{1000 + rank}",
            Name = $"{chance.Pick(category.Styles)} {category.Nouns[rank % category.Nouns.Count]}",
            Category = category,
            Brand = chance.Pick(Brands),
            BasePrice = price,
            MinPrice = PriceEnding((double)price * chance.Uniform(0.70, 0.85)),
            MaxPrice = PriceEnding((double)price * chance.Uniform(1.10, 1.30)),
            UnitCost = decimal.Round(price * (decimal)chance.Uniform(0.42, 0.64), 2),
            Strategy = (PriceStrategy)chance.PickIndex([0.5, 0.85, 1.0]),
            Rating = Math.Round(chance.Uniform(3.0, 4.9), 1),
            Popularity = category.Popularity
                * (isSlow ? 0.015 : 1) * Math.Pow(rank + 4, -0.75) * Math.Exp(chance.Normal(0, 0.35)),
            Elasticity = Math.Min(-0.4, category.Elasticity + chance.Normal(0, 0.35)),
            Steadiness = Math.Exp(chance.Normal(1.2, 0.6)),
            Another = chance.Uniform(0.05, 0.35),
            SupplierId = $"SUP-{1 + chance.Below(12):00}",
            LeadTimeDays = 3 + chance.Below(19),
            PackSize = pack,
            Moq = pack * (1 + chance.Below(4)),
            Caution = chance.Uniform(0.3, 2.2),
            Launch = isNew ? settings.LastDay.AddDays(-chance.Below(90) - 5) : settings.FirstDay,
            PhasedOut = isLeaving ? settings.LastDay.AddDays(-20 - chance.Below(160)) : null,
        };
    }

    /// <summary>Prices as a shop writes them: 7.99, not 8.0132.</summary>
    private static decimal PriceEnding(double price) => Math.Max(1, Math.Round((decimal)price)) - 0.01m;
}

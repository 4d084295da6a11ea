namespace BizPulse.Simulator.Shop;

/// <summary>
/// The truth about demand: how many purchases of a product are to be expected in a store on a day, whether or not there
/// is stock.
/// </summary>
public sealed class DemandModel
{
    private const double PromotionVisibility = 1.25;
    private readonly ShopSettings _settings;
    private readonly double _scale = 1;

    public DemandModel(ShopSettings settings, IReadOnlyList<Product> products, PriceBook prices)
    {
        _settings = settings;
        _scale = settings.Lines / ExpectedLines(products, prices);
    }

    /// <summary>Mean number of purchases (lines); units are this times <see cref="UnitsPerPurchase"/>.</summary>
    public double Mean(Product product, Store store, DateOnly day, PriceTag tag, double rating)
    {
        if (!store.IsOpen(day))
            return 0;
        var lifecycle = product.Lifecycle(day);
        if (lifecycle == 0)
            return 0;

        return _scale * product.Popularity * store.Share * lifecycle
            * Season.Week(store, day) * Season.Year(product.Category, day) * Season.Holidays(product.Category, day)
            * Season.Growth(_settings.FirstDay, day)
            * Math.Pow((double)(tag.Paid / product.BasePrice), product.Elasticity)
            * (tag.PromotionId is null ? 1 : PromotionVisibility)
            * (1 + 0.08 * (rating - 4));
    }

    public static double UnitsPerPurchase(Product product) =>
        (1 - Math.Pow(product.Another, MostUnits)) / (1 - product.Another);

    public const int MostUnits = 6;

    private double ExpectedLines(IReadOnlyList<Product> products, PriceBook prices)
    {
        var total = 0.0;
        for (var day = _settings.FirstDay; day <= _settings.LastDay; day = day.AddDays(1))
            for (var i = 0; i < products.Count; i++)
            {
                var tag = prices.For(i, day);
                foreach (var store in Store.All)
                    total += Mean(products[i], store, day, tag, products[i].Rating);
            }
        return total;
    }
}

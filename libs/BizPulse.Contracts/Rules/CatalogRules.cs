namespace BizPulse.Contracts.Rules;

internal static class CatalogRules
{
    internal static void Check(CatalogEvent change, EventLimits limits, ref Problems problems)
    {
        problems.Time("occurredAt", change.OccurredAt, limits);
        switch (change)
        {
            case ProductUpserted product:
                CheckProduct(product, ref problems);
                break;
            case PriceChanged price:
                problems.Code("sku", price.Sku);
                problems.RequiredBetween("price", price.Price, 0, Problems.HighestPrice);
                problems.Scale("price", price.Price, 6);
                break;
            case SupplierUpserted supplier:
                problems.Code("supplierId", supplier.SupplierId);
                problems.OptionalText("name", supplier.Name, Problems.LongestText);
                problems.Between("leadTimeDays", supplier.LeadTimeDays, 0, 3650);
                problems.Between("leadTimeSpreadDays", supplier.LeadTimeSpreadDays, 0, 3650);
                break;
        }
    }

    private static void CheckProduct(ProductUpserted product, ref Problems problems)
    {
        problems.Code("sku", product.Sku);
        problems.OptionalText("name", product.Name, Problems.LongestText);
        problems.OptionalText("category", product.Category);
        problems.OptionalText("brand", product.Brand);
        problems.OptionalText("imageUrl", product.ImageUrl, 2048);
        problems.OptionalText("supplierId", product.SupplierId);
        CheckPrice("unitCost", product.UnitCost, ref problems);
        CheckPrice("listPrice", product.ListPrice, ref problems);
        CheckPrice("minPrice", product.MinPrice, ref problems);
        CheckPrice("maxPrice", product.MaxPrice, ref problems);
        if (product.MinPrice > product.MaxPrice)
            problems.Add("minPrice", "must not be above maxPrice");
        problems.Between("leadTimeDays", product.LeadTimeDays, 0, 3650);
        problems.Between("packSize", product.PackSize, 1, 1_000_000);
        problems.Between("moq", product.Moq, 0, 10_000_000);
        problems.Between("rating", product.Rating, 0, 5);
        problems.OneOf("priceStrategy", product.PriceStrategy, "aggressive", "moderate", "standard");
        problems.OneOf("kind", product.Kind, "goods", "service");
    }

    private static void CheckPrice(string field, decimal? price, ref Problems problems)
    {
        problems.Between(field, price, 0, Problems.HighestPrice);
        problems.Scale(field, price, 6);
    }
}

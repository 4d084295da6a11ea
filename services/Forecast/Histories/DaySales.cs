namespace BizPulse.Forecasts.Histories;

/// <summary>A product's or a category's sales of one day, without returns.</summary>
internal readonly record struct DaySales(
    string Key, DateOnly Day, double Units, double PromotedUnits, double Revenue, long Lines);

/// <summary>A location had nothing left of a product from one day to another.</summary>
/// <param name="Share">The location's part in the product's sales.</param>
internal sealed record EmptyShelf(string Sku, DateOnly From, DateOnly To, double Share);

internal sealed record ProductFacts(string Sku, string Category, long DataVersion, string? Trace);

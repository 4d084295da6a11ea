namespace BizPulse.Contracts;

/// <summary>The Kafka topics, all keyed by sku (supplier events by supplier).</summary>
public static class Topics
{
    public const string Sales = "sales.v1";
    public const string Inventory = "inventory.v1";
    public const string Catalog = "catalog.v1";
    public const string Engagement = "engagement.v1";

    public static IReadOnlyList<string> All { get; } = [Sales, Inventory, Catalog, Engagement];
}

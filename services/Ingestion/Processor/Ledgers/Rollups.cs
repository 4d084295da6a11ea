namespace BizPulse.Ingestion.Processor.Ledgers;

/// <summary>All rollups. Times are read in the connection's time zone, which is the business's.</summary>
internal static class Rollups
{
    public static Rollup SalesDaily { get; } = new(
        "sales_daily", "sales",
        [("day", "day"), ("sku", "sku"), ("store", "store"), ("channel", "channel"), ("country", "country")],
        [
            ("lines", "count(*)"),
            ("units", "sum(quantity)"),
            ("returned_units", "coalesce(sum(quantity) filter (where quantity < 0), 0)"),
            ("promoted_units", "coalesce(sum(quantity) filter (where quantity > 0 and promotion_id is not null), 0)"),
            ("revenue", "coalesce(sum(revenue), 0)"),
            ("returned_revenue", "coalesce(sum(revenue) filter (where quantity < 0), 0)"),
            ("unconverted", "count(*) filter (where revenue is null)"),
        ]);

    public static Rollup SalesHourly { get; } = new(
        "sales_hourly", "sales",
        [("day", "day"), ("hour", "extract(hour from occurred_at)::smallint"), ("store", "store"), ("channel", "channel"), ("country", "country")],
        [("lines", "count(*)"), ("units", "sum(quantity)"), ("revenue", "coalesce(sum(revenue), 0)")]);

    public static Rollup OrderDays { get; } = new(
        "order_days", "sales",
        [
            ("day", "day"), ("order_id", "order_id"), ("customer_id", "coalesce(customer_id, '')"),
            ("store", "store"), ("channel", "channel"), ("country", "country"),
        ],
        [
            ("lines", "count(*)"),
            ("sold_lines", "count(*) filter (where quantity > 0)"),
            ("units", "sum(quantity)"),
            ("revenue", "coalesce(sum(revenue), 0)"),
        ]);

    public static Rollup EngagementDaily { get; } = new(
        "engagement_daily", "engagement",
        [("day", "day"), ("sku", "sku")],
        [("observations", "count(*)"), ("views", "sum(views)"), ("cart_adds", "sum(cart_adds)"), ("purchases", "sum(purchases)")]);

    public static IReadOnlyList<Rollup> OfSales { get; } = [SalesDaily, SalesHourly, OrderDays];

    public static IReadOnlyList<Rollup> All { get; } = [.. OfSales, EngagementDaily];
}

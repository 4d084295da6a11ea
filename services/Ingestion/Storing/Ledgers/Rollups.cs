namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>All rollups. Times are read in the connection's time zone, which is the business's.</summary>
internal static class Rollups
{
    public static Rollup<SaleLine> SalesDaily { get; } = new(
        $"sales_daily", $"sales",
        [
            new RollupKey<SaleLine, DateOnly>($"day", $"day", line => line.Day),
            new RollupKey<SaleLine, string>($"sku", $"sku", line => line.Sku),
            new RollupKey<SaleLine, string>($"store", $"store", line => line.Store),
            new RollupKey<SaleLine, string>($"channel", $"channel", line => line.Channel),
            new RollupKey<SaleLine, string>($"country", $"country", line => line.Country),
        ],
        [
            new($"lines", $"count(*)", _ => 1),
            new($"units", $"sum(quantity)", line => line.Quantity),
            new($"returned_units", $"coalesce(sum(quantity) filter (where quantity < 0), 0)", line => line.Quantity < 0
                ? line.Quantity
                : 0),
            new($"promoted_units",
                $"coalesce(sum(quantity) filter (where quantity > 0 and promotion_id is not null), 0)",
                line => line is { Quantity: > 0, PromotionId: not null } ? line.Quantity : 0),
            new($"revenue", $"coalesce(sum(revenue), 0)", line => line.Revenue ?? 0),
            new($"returned_revenue", $"coalesce(sum(revenue) filter (where quantity < 0), 0)", line => line.Quantity < 0
                ? line.Revenue ?? 0
                : 0),
            new($"unconverted", $"count(*) filter (where revenue is null)", line => line.Revenue is null ? 1 : 0),
        ]);

    public static Rollup<SaleLine> SalesHourly { get; } = new(
        $"sales_hourly", $"sales",
        [
            new RollupKey<SaleLine, DateOnly>($"day", $"day", line => line.Day),
            new RollupKey<SaleLine, short>($"hour", $"extract(hour from occurred_at)::smallint", line => line.Hour),
            new RollupKey<SaleLine, string>($"store", $"store", line => line.Store),
            new RollupKey<SaleLine, string>($"channel", $"channel", line => line.Channel),
            new RollupKey<SaleLine, string>($"country", $"country", line => line.Country),
        ],
        [
            new($"lines", $"count(*)", _ => 1),
            new($"units", $"sum(quantity)", line => line.Quantity),
            new($"revenue", $"coalesce(sum(revenue), 0)", line => line.Revenue ?? 0),
        ]);

    public static Rollup<SaleLine> OrderDays { get; } = new(
        $"order_days", $"sales",
        [
            new RollupKey<SaleLine, DateOnly>($"day", $"day", line => line.Day),
            new RollupKey<SaleLine, string>($"source", $"source", line => line.Source),
            new RollupKey<SaleLine, string>($"order_id", $"order_id", line => line.OrderId),
            new RollupKey<SaleLine, string>(
                $"customer_id", $"coalesce(customer_id, '')", line => line.CustomerId ?? ""),
            new RollupKey<SaleLine, string>($"store", $"store", line => line.Store),
            new RollupKey<SaleLine, string>($"channel", $"channel", line => line.Channel),
            new RollupKey<SaleLine, string>($"country", $"country", line => line.Country),
        ],
        [
            new($"lines", $"count(*)", _ => 1),
            new($"sold_lines", $"count(*) filter (where quantity > 0)", line => line.Quantity > 0 ? 1 : 0),
            new($"units", $"sum(quantity)", line => line.Quantity),
            new($"revenue", $"coalesce(sum(revenue), 0)", line => line.Revenue ?? 0),
        ]);

    public static Rollup<Observation> EngagementDaily { get; } = new(
        $"engagement_daily", $"engagement",
        [
            new RollupKey<Observation, DateOnly>($"day", $"day", seen => seen.Day),
            new RollupKey<Observation, string>($"sku", $"sku", seen => seen.Event.Sku!),
        ],
        [
            new($"observations", $"count(*)", _ => 1),
            new($"views", $"sum(views)", seen => seen.Event.Views ?? 0),
            new($"cart_adds", $"sum(cart_adds)", seen => seen.Event.CartAdds ?? 0),
            new($"purchases", $"sum(purchases)", seen => seen.Event.Purchases ?? 0),
        ]);

    public static IReadOnlyList<Rollup<SaleLine>> OfSales { get; } = [SalesDaily, SalesHourly, OrderDays];

    public static IReadOnlyList<Rollup> All { get; } = [.. OfSales, EngagementDaily];
}

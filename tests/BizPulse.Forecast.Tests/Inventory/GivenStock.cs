using BizPulse.Forecasting.Inventory;
using BizPulse.Forecasts.Features.Inventory;

namespace BizPulse.Forecasts.Tests.Inventory;

/// <summary>
/// Products whose demand is normal with a mean of 20 and a deviation of 6 a day, unless told otherwise: what follows
/// can be had from a textbook.
/// </summary>
internal static class GivenStock
{
    public const int Days = 90;
    public static readonly float[] Levels = [.. Enumerable.Range(1, 199).Select(i => i / 200f)];
    public static readonly DateTime Noon = ForecastUnderTest.Today.ToDateTime(new TimeOnly(12, 0));

    private static readonly double[] s_standard = [.. Levels.Select(level => new NormalDemand(0, 1).Quantile(level))];

    /// <summary>Quantiles of the running sums, a row per level.</summary>
    public static float[] Sums(double mean = 20, double deviation = 6) =>
        [.. s_standard.SelectMany(z =>
            Enumerable.Range(1, Days).Select(
                days => (float)Math.Max(0, mean * days + z * deviation * Math.Sqrt(days))))];

    public static float[] Means(double mean = 20) => [.. Enumerable.Repeat((float)mean, 30)];

    public static StoredDemand Demand(double mean = 20, double deviation = 6) =>
        new(
            "tea", 1, ForecastUnderTest.Today.AddDays(-1), Noon,
            new DemandSums(Levels, Sums(mean, deviation), Means(mean)));

    public static StockedProduct Product(
        double? onHand, int? leadTimeDays = 9, double? spreadDays = 0, int packSize = 1, int leastOrder = 1,
        decimal? unitCost = 2.5m) =>
        new(
            "tea", "Green tea", "Tea", "SUP-1", "Leaf Ltd", leadTimeDays, null, spreadDays, packSize, leastOrder,
            unitCost, ListPrice: 4, onHand, OnHandAtPlace: null, Places: 1, EmptyAt: [], ForecastVersion: 1);

    public static StockAdvice Advice(StockedProduct product, params OpenOrder[] open) =>
        Advice(product, Demand(), open);

    public static StockAdvice Advice(StockedProduct product, StoredDemand? demand, params OpenOrder[] open)
    {
        var settings = new AdviceSettings();
        var plan = demand is null
            ? null
            : new OrderPlan(demand, ForecastUnderTest.Today, product.LeadTime(settings), settings);
        return new(product, open, plan, Noon, settings);
    }

    public static OpenOrder Order(double quantity, int inDays, string id = "PO-1") =>
        new("tea", id, quantity, ForecastUnderTest.Today.AddDays(inDays), Noon.AddDays(-3));

    public static Task StoreForecastAsync(
        this ForecastUnderTest forecast, string sku, double mean = 20, long version = 1, string method = "models") =>
        forecast.ExecuteOwnAsync(
            """
            with made as (
                insert into forecast.forecasts (level, measure, key, version, origin, data_version, created_at, reason,
                    method, models, method_reason, treatments,
                    history_days, transactions, total_mean, total_p10, total_p90, mean, levels, quantiles,
                        cumulative_levels, cumulative)
                values ('product', 'units', $1, $2, $3, 1, $4, 'choice', $5, '[]', 'kept', '[]', 100, 100, 1, 1, 1, $6,
                    '{0.5}', '{1}', $7, $8))
            insert into forecast.forecast_heads (level, measure, key, version, data_version, forecast_at)
                values ('product', 'units', $1, $2, 1, $4)
            on conflict (level, measure, key) do update set version = excluded.version
            """,
            sku, version, ForecastUnderTest.Today.AddDays(-1), DateTime.SpecifyKind(Noon, DateTimeKind.Utc), method,
            Means(mean), Levels, Sums(mean, mean * 0.3));

    public static async Task StockAsync(
        this ForecastUnderTest forecast, string sku, double? onHand, string category = "Tea",
        string? supplier = "SUP-1", decimal? unitCost = 2.5m, int? leadTimeDays = 9)
    {
        await forecast.ExecuteAsync(
            """
            insert into ingestion.products (sku, name, category, supplier_id, unit_cost, lead_time_days, pack_size, moq,
                tracked, described_at)
            values ($1, 'The ' || $1, $2, $3::text, $4::numeric, $5::int, 6, 12, $6, now())
            """, sku, category, supplier, unitCost, leadTimeDays, onHand is not null);
        if (onHand is { } level)
            await forecast.ExecuteAsync(
                "insert into ingestion.stock_levels (sku, location, level) values ($1, 'main', $2::float8::numeric - 1), ($1, 'shop', 1)",
                sku, level);
    }

    /// <summary>A place that keeps the product, counted yesterday.</summary>
    public static async Task ShelfAsync(this ForecastUnderTest forecast, string sku, string place, double level)
    {
        await forecast.ExecuteAsync(
            """
            insert into ingestion.stock_levels (sku, location, level) values ($1, $2, $3::float8::numeric)
            on conflict (sku, location) do update set level = excluded.level
            """, sku, place, level);
        await forecast.ExecuteAsync(
            """
            insert into ingestion.stock_movements (event_id, leg, kind, sku, location, occurred_at, quantity)
            values (gen_random_uuid(), 0, 'counted', $1, $2, $3, $4::float8::numeric)
            """, sku, place, DateTime.SpecifyKind(Noon.AddDays(-1), DateTimeKind.Utc), level);
    }

    public static Task OrderedAsync(
        this ForecastUnderTest forecast, string sku, double quantity, int inDays, string id = "PO-1") =>
        forecast.ExecuteAsync(
            """
            insert into ingestion.purchase_orders (purchase_order_id, sku, location, placed_at, ordered, dispatched,
                received, expected_on)
            values ($1, $2, 'main', now(), $3::float8::numeric + 5, 0, 5, $4)
            """, id, sku, quantity, ForecastUnderTest.Today.AddDays(inDays));
}

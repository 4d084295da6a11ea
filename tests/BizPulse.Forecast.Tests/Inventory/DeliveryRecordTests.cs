using BizPulse.Access;
using BizPulse.Forecasting.Inventory;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Inventory;

public sealed class DeliveryRecordTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_time_is_the_days_from_the_order_to_its_last_receipt()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130, leadTimeDays: 12);
        foreach (var days in (int[])[7, 9, 8, 14, 7, 9])
            await DeliveredAsync(forecast, "tea", "SUP-1", days);
        await DeliveredAsync(forecast, "tea", "SUP-1", 30, received: 4); // not all of it
        await DeliveredAsync(forecast, "tea", "SUP-1", 60, daysAgo: 400);

        var tea = await FindAsync(forecast, "tea");

        Assert.Equal(new DeliveryTimes(6, 9, 2.608, 11.5), tea.Product.Deliveries);
        Assert.Equal((10.364, 2.811), (tea.LeadTime.Days, tea.LeadTime.Spread)); // told were 12 and a quarter of it
    }

    [Fact]
    public async Task Where_only_the_supplier_tells_a_lead_time_all_its_goods_bear_it_out()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ExecuteAsync(
            "insert into ingestion.suppliers (supplier_id, lead_time_days, lead_time_spread_days) values ('SUP-1', 10, 2)");
        await forecast.StockAsync("tea", 130, leadTimeDays: null);
        await forecast.StockAsync("cup", 130, leadTimeDays: null);
        await forecast.StockAsync("own", 130, leadTimeDays: 10);
        foreach (var days in (int[])[19, 21, 20, 22, 18])
            await DeliveredAsync(forecast, "cup", "SUP-1", days);

        Assert.Equal(15, (await FindAsync(forecast, "tea")).LeadTime.Days); // five said 10, five took 20
        Assert.Equal(15, (await FindAsync(forecast, "cup")).LeadTime.Days);
        Assert.Equal(10, (await FindAsync(forecast, "own")).LeadTime.Days);
    }

    [Fact]
    public async Task A_delivery_counts_from_the_next_minute_on()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130, leadTimeDays: 12);
        Assert.Null((await FindAsync(forecast, "tea")).Product.Deliveries);

        await DeliveredAsync(forecast, "tea", "SUP-1", 18);
        forecast.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(13, (await FindAsync(forecast, "tea")).LeadTime.Days);
    }

    private static async Task<StockAdvice> FindAsync(ForecastUnderTest forecast, string sku) =>
        (await forecast.Get<StockBook>().FindAsync(sku, Scope.Whole, Ct))!;

    /// <summary>An order of ten that came in so many days ago, in two parts, after so many days.</summary>
    private static Task DeliveredAsync(
        ForecastUnderTest forecast, string sku, string supplier, int days, int received = 10, int daysAgo = 20) =>
        forecast.ExecuteAsync(
            """
            with ordered as (
                insert into ingestion.purchase_orders (purchase_order_id, sku, location, supplier_id, placed_at,
                    ordered, dispatched, received)
                values (gen_random_uuid()::text, $1, 'main', $2, $3::date - ($5 + $4) + interval '15 hours', 10, 0, $6)
                returning purchase_order_id, placed_at)
            insert into ingestion.stock_movements (event_id, leg, kind, occurred_at, sku, location, quantity,
                purchase_order_id)
            select gen_random_uuid(), 0, 'delivered', $3::date - $5 + at, $1, 'main', $6 / 2.0, purchase_order_id
            from ordered, unnest(array[interval '-1 day', interval '9 hours']) as part (at)
            """, sku, supplier, ForecastUnderTest.Today, days, daysAgo, received);
}

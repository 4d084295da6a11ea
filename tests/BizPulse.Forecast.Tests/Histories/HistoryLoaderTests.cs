using BizPulse.Forecasting;
using BizPulse.Forecasts.Histories;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Histories;

public sealed class HistoryLoaderTests(RealEngines engines)
{
    private static readonly DateOnly _origin = ForecastUnderTest.Today.AddDays(-1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_history_runs_from_the_first_sale_to_the_last_complete_day_with_zeros_between()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", [2, 0, 0, 3, 0]);
        await forecast.SalesAsync("tea", [9], until: ForecastUnderTest.Today); // not complete

        var tea = await LoadAsync(forecast, "tea");

        Assert.Equal([2, 0, 0, 3, 0], tea.Demand.Values);
        Assert.Equal(
            (_origin.AddDays(-4).ToDateTime(TimeOnly.MinValue), 2L, 10d),
            (tea.Demand.Start, tea.Transactions, tea.NetPrice));
    }

    [Fact]
    public async Task A_return_is_no_negative_demand()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", [2, 3]);
        await forecast.ExecuteAsync(
            "update ingestion.sales_daily set units = units - 1, returned_units = -1, revenue = revenue - 10, returned_revenue = -10 where units = 3");

        var demand = (await LoadAsync(forecast, "tea")).Demand;
        Assert.Equal([2, 3], demand.Values);
    }

    [Fact]
    public async Task Prices_are_regular_ones_and_promotions_stand_beside_neither_known_ahead()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", [2, 2], until: _origin.AddDays(-2), price: 10);
        await forecast.SalesAsync("tea", [6], price: 7);
        await forecast.ExecuteAsync("update ingestion.sales_daily set promoted_units = 6 where units = 6");

        var regressors = (await LoadAsync(forecast, "tea")).Demand.Regressors;

        Assert.Equal([10, 10, 10, 10], regressors[0].Values);
        Assert.Equal([0, 0, 0, 1], regressors[1].Values);
        Assert.Equal((RegressorKind.Price, RegressorKind.Promotion), (regressors[0].Kind, regressors[1].Kind));
    }

    [Fact]
    public async Task Holidays_stand_beside_the_days_of_the_past_and_ahead()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines, settings: ("BizPulse:Holidays", "DE"));
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        var days = Enumerable.Range(0, 60 + 31).Select(_origin.AddDays(-59).AddDays).ToArray();
        DateOnly[] holidays = [new(2025, 4, 18), new(2025, 4, 21), new(2025, 5, 1), new(2025, 5, 29), new(2025, 6, 9)];

        var tea = (await LoadAsync(forecast, "tea")).Demand.Regressors.Single(
            regressor => regressor.Kind == RegressorKind.Event);
        var (_, units, revenue) = Assert.Single(await forecast.Get<HistoryLoader>().LoadSumsAsync(_origin, Ct));

        Assert.Equal(days.Length, tea.Values.Length);
        Assert.Equal(holidays, days.Where((_, t) => tea.Values[t] > 0));
        Assert.Equal(tea.Values, Assert.Single(units.Regressors).Values);
        Assert.Equal(tea.Values, Assert.Single(revenue.Regressors).Values);
    }

    [Fact]
    public async Task Without_holidays_there_are_none_and_an_unknown_region_is_refused()
    {
        await using var none = await ForecastUnderTest.StartAsync(engines);
        await none.SalesAsync("tea", [2, 3]);
        Assert.DoesNotContain(
            (await LoadAsync(none, "tea")).Demand.Regressors, regressor => regressor.Kind == RegressorKind.Event);

        await using var wrong = await ForecastUnderTest.StartAsync(engines, settings: ("BizPulse:Holidays", "Germany"));
        Assert.Equal(
            "BizPulse:Holidays is 'Germany'; known are DE, FR, GB-ENG, US, and nothing for none.",
            Assert.Throws<InvalidOperationException>(wrong.Get<HistoryLoader>).Message);
    }

    [Fact]
    public async Task Days_on_which_the_shelf_was_empty_are_marked()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", [4, 4, 2, 0, 0, 5]);
        await StockAsync(forecast, "counted", 10, daysBack: 6);
        await StockAsync(forecast, "delivered", 20, daysBack: 0); // before the last day's sales

        var states = (await LoadAsync(forecast, "tea")).Demand.States;

        Assert.Equal(
            [
                DayState.Sold, DayState.Sold, DayState.OutOfStock, DayState.OutOfStock, DayState.OutOfStock,
                DayState.Sold],
            states);
    }

    [Fact]
    public async Task Without_a_count_or_receipt_and_below_zero_nothing_is_concluded()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("untracked", [4, 0, 0]);
        await forecast.SalesAsync("tea", [4, 0, 0]);
        await StockAsync(forecast, "counted", 3, daysBack: 4);

        Assert.Empty((await LoadAsync(forecast, "untracked")).Demand.States);
        Assert.Empty((await LoadAsync(forecast, "tea")).Demand.States);
    }

    [Fact]
    public async Task A_history_names_the_trace_of_a_change_that_the_last_forecast_did_not_know()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1), trace: trace);

        Assert.Equal(trace, (await LoadAsync(forecast, "tea")).Trace);
        await forecast.WorkAsync();
        Assert.Null((await LoadAsync(forecast, "tea")).Trace);
        Assert.Equal(
            "0af7651916cd43dd8448eb211c80319c",
            await forecast.OneAsync<string>("select trace_id from forecasts where key = 'tea'"));
    }

    private static async Task<ProductHistory> LoadAsync(ForecastUnderTest forecast, string sku) =>
        (await forecast.Get<HistoryLoader>().LoadAsync([sku], _origin, Ct)).Single();

    private static async Task StockAsync(ForecastUnderTest forecast, string kind, decimal quantity, int daysBack)
    {
        await forecast.ExecuteAsync(
            """
            insert into ingestion.stock_movements (event_id, leg, kind, occurred_at, sku, location, quantity)
            values (gen_random_uuid(), 0, $1, $2::date + interval '1 hour', 'tea', 'shop', $3)
            """, kind, _origin.AddDays(-daysBack), quantity);
        await forecast.ExecuteAsync("update ingestion.products set tracked = true where sku = 'tea'");
    }
}

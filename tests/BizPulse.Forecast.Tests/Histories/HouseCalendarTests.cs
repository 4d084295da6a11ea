using BizPulse.Forecasting;
using BizPulse.Forecasts.Histories;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Histories;

public sealed class HouseCalendarTests(RealEngines engines)
{
    private const int Days = 99; // from a Monday on
    private static readonly DateOnly _origin = ForecastUnderTest.Today.AddDays(-1); // a Monday
    private static readonly DateOnly _first = _origin.AddDays(1 - Days);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sundays_on_which_the_house_never_sells_are_closed_for_every_product_and_ahead()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("fast", Sales(day => IsSunday(day) ? 0 : 20));
        await forecast.SalesAsync("slow", Sales(day => day.DayNumber % 5 == 0 && !IsSunday(day) ? 1 : 0));
        await CountHouseAsync(forecast);

        Assert.Equal(Ahead(IsSunday), await ClosedAsync(forecast, "fast"));
        Assert.All(await ClosedAsync(forecast, "slow"), day => Assert.True(IsSunday(day)));
    }

    [Fact]
    public async Task A_day_is_closed_when_the_house_sells_nothing_and_not_when_one_product_does()
    {
        var (holiday, quiet) = (_origin.AddDays(-40), _origin.AddDays(-20));
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var number = 0; number < 5; number++)
        {
            var isQuiet = number == 0;
            await forecast.SalesAsync(
                $"tea-{number}", Sales(day => day == holiday || day == quiet && isQuiet ? 0 : 20 + number));
        }
        await CountHouseAsync(forecast);

        Assert.Equal([holiday], await ClosedAsync(forecast, "tea-0"));
    }

    [Fact]
    public async Task Days_that_are_stated_are_closed_ahead_and_where_nothing_was_sold()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(
            engines, settings: ("BizPulse:ClosedDays", "sunday, 06-20, 2025-06-12"));
        var open = _origin.AddDays(-8); // a Sunday
        await forecast.SalesAsync("tea", Sales(day => day == open || !IsSunday(day) ? 20 : 0));
        await CountHouseAsync(forecast);

        var stated = (DateOnly day) =>
            IsSunday(day) && day != open || day == new DateOnly(2025, 6, 20) || day == new DateOnly(2025, 6, 12);
        Assert.Equal(Ahead(stated), await ClosedAsync(forecast, "tea"));
        var (_, units, _) = Assert.Single(await forecast.Get<HistoryLoader>().LoadSumsAsync(_origin, Ct));
        Assert.Equal(Ahead(stated), Closed(units));
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_refused()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(
            engines, settings: ("BizPulse:ClosedDays", "Sunday, 31-12"));

        Assert.Equal(
            "BizPulse:ClosedDays has '31-12'; it takes weekdays (Sunday), dates of every year (12-25) and single days "
            + "(2026-01-05), separated by commas.",
            Assert.Throws<InvalidOperationException>(forecast.Get<HistoryLoader>).Message);
    }

    private static bool IsSunday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday;

    private static double[] Sales(Func<DateOnly, double> of) =>
        [.. Enumerable.Range(0, Days).Select(day => of(_first.AddDays(day)))];

    private static IEnumerable<DateOnly> Ahead(Func<DateOnly, bool> isClosed) =>
        Enumerable.Range(0, Days + 30).Select(_first.AddDays).Where(isClosed);

    private static async Task<IEnumerable<DateOnly>> ClosedAsync(ForecastUnderTest forecast, string sku) =>
        Closed((await forecast.Get<HistoryLoader>().LoadAsync([sku], _origin, Ct)).Single().Demand);

    private static IEnumerable<DateOnly> Closed(Series series) => series.States.Index()
        .Where(day => day.Item == DayState.Closed)
        .Select(day => DateOnly.FromDateTime(series.TimeAt(day.Index)));

    private static Task CountHouseAsync(ForecastUnderTest forecast) => forecast.ExecuteAsync(
        """
        insert into ingestion.sales_hourly (day, hour, store, channel, country, lines, units, revenue)
        select day, 10, store, channel, country, 5 * sum(lines), sum(units), sum(revenue)
        from ingestion.sales_daily group by day, store, channel, country
        """);
}

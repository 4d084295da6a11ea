using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Products;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests.Filters;

public sealed class PartialPeriodTests(RealEngines engines)
{
    [Theory] // now, by the business's clock: 10:30 · 10:00 · 10:00 · 01:30
    // before the clocks went forward
    [InlineData("Europe/London", "2026-03-30T09:30Z", "from=2026-03-29&to=2026-03-30", "2026-03-28T10:30Z")]
    // after they went back
    [InlineData("America/New_York", "2026-11-02T15:00Z", "from=2026-11-02&to=2026-11-02", "2026-11-01T15:00Z")]
    [InlineData(
        "America/New_York", "2026-11-02T15:00Z", "from=2026-11-02&to=2026-11-02&compare=weekday", "2026-10-26T14:00Z")]
    // a time that day never had
    [InlineData("Europe/London", "2026-03-30T00:30Z", "from=2026-03-30&to=2026-03-30", "2026-03-29T01:00Z")]
    [InlineData("UTC", "2024-02-29T08:15Z", "from=2024-02-01&to=2024-02-29&compare=year", "2023-02-28T08:15Z")]
    [InlineData("UTC", "2026-05-05T08:15Z", "from=2026-05-01&to=2026-05-31", "2026-04-30T08:15Z")] // the month so far
    public async Task Beside_a_day_that_is_not_over_a_day_ends_at_the_same_time(
        string timeZone, string now, string question, string until)
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, timeZone, DateTimeOffset.Parse(now));

        var kpis = await analytics.GetAsync<Kpis>($"/api/analytics/kpis?{question}");

        Assert.True(kpis.Period.Partial);
        Assert.Equal(DateTimeOffset.Parse(until).UtcDateTime, kpis.Compared!.Until);
    }

    [Fact]
    public async Task A_period_that_is_over_stands_beside_whole_days()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(
            engines, now: DateTimeOffset.Parse("2026-05-05T08:15Z"));

        var kpis = await analytics.GetAsync<Kpis>("/api/analytics/kpis?from=2026-05-01&to=2026-05-04");

        Assert.Equal((false, null), (kpis.Period.Partial, kpis.Compared!.Until));
        Assert.Equal(4, kpis.Days.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sku=tea")]
    [InlineData("&category=Food")]
    public async Task What_was_sold_later_that_day_does_not_count(string filter)
    {
        // noon
        await using var analytics = await AnalyticsUnderTest.StartAsync(
            engines, "America/New_York", DateTimeOffset.Parse("2026-05-05T16:00Z"));
        await analytics.ExecuteAsync("insert into ingestion.products (sku, category) values ('tea', 'Food')");
        await analytics.SalesAsync(
        [
            Line("2026-05-03T20:00Z", "2026-05-03", "A", 1), Line("2026-05-04T15:59Z", "2026-05-04", "A", 2),
            Line("2026-05-04T16:00Z", "2026-05-04", "B", 4), Line("2026-05-05T15:00Z", "2026-05-05", "C", 8),
        ]);

        var kpis = await analytics.GetAsync<Kpis>($"/api/analytics/kpis?from=2026-05-05&to=2026-05-05{filter}");
        var trend = await analytics.GetAsync<DailyTrend>(
            $"/api/revenue/daily-trend?from=2026-05-04&to=2026-05-05&compare=custom&compareFrom=2026-05-03&compareTo=2026-05-04{filter}");
        var top = await analytics.GetAsync<TopProducts>($"/api/products/top?from=2026-05-05&to=2026-05-05{filter}");

        Assert.Equal(
            (8m, 2m, 1L, 2m), (kpis.Revenue, kpis.Previous!.Revenue, kpis.Previous.Orders, kpis.Previous.Units));
        Assert.Equal(
            [(false, 6m, 1m), (true, 8m, 2m)],
            trend.Days.Select(day => (day.Partial, day.Revenue, day.CompareRevenue!.Value)));
        Assert.Equal((8m, 2m), (top.Products.Single().Revenue, top.Products.Single().PreviousRevenue));
    }

    [Fact]
    public async Task Without_days_named_a_course_is_the_last_thirty_days_and_numbers_are_of_all_time()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(
            engines, now: DateTimeOffset.Parse("2026-05-05T08:15Z"));
        await analytics.SaleAsync("A", "2025-01-31");

        var trend = await analytics.GetAsync<DailyTrend>("/api/revenue/daily-trend");
        var kpis = await analytics.GetAsync<Kpis>("/api/analytics/kpis");

        Assert.Equal(
            (new DateOnly(2026, 4, 6), new DateOnly(2026, 5, 5), 30),
            (trend.Period.From, trend.Period.To, trend.Days.Count));
        Assert.Equal(
            (new DateOnly(2025, 1, 31), 1, null, null), (kpis.Period.From, kpis.Orders, kpis.Compared, kpis.Previous));
    }

    private static SaleLine Line(string at, string day, string order, decimal revenue) =>
        new(
            Guid.NewGuid(), order, DateTimeOffset.Parse(at).UtcDateTime, DateOnly.Parse(day), "tea", revenue, revenue,
            "ann", "UK", "shop", "web");
}

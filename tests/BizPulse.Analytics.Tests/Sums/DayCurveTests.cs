using BizPulse.Analytics.Features.Revenue;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests.Sums;

public sealed class DayCurveTests(RealEngines engines)
{
    private static readonly string[] _filters =
        [
            "", "&country=France", "&channel=web", "&store=leeds", "&sku=tea", "&category=Food&country=UK",
            "&sku=nothing"];

    // the running day · the day on which the clocks went forward · a day near the first sale · one before it
    [Theory]
    [InlineData("2026-03-09", 8)]
    [InlineData("2026-03-08", 8)]
    [InlineData("2026-01-25", 2)]
    [InlineData("2026-01-02", 0)]
    public async Task Each_hour_is_the_sum_of_the_lines_until_its_end_beside_that_of_the_usual_days(
        string day, int usualDays)
    {
        var shop = new RandomShop(seed: 5, lines: 3_000);
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await shop.StockAsync(analytics);
        var (asked, now) = (
            DateOnly.Parse(day), TimeZoneInfo.ConvertTime(RandomShop.Now, RandomShop.Zone));

        foreach (var filter in _filters)
        {
            var lines = shop.Lines.Where(line => EveryQuestionTests.Passes(line, filter)).ToList();
            var window = lines.Where(line => line.Day >= asked.AddDays(-56) && line.Day < asked).ToList();
            var usual = Enumerable.Range(1, 8).Select(week => asked.AddDays(-7 * week))
                .Where(one => window.Count > 0 && one >= window.Min(line => line.Day)).ToList();

            var curve = await analytics.GetAsync<DayCurve>($"/api/revenue/day-curve?day={day}{filter}");

            Assert.Equal(usual, curve.UsualDays);
            Assert.Equal(asked == RandomShop.Today ? new TimeOnly(now.Hour, now.Minute) : null, curve.Until);
            Assert.Equal(Enumerable.Range(0, 24), curve.Hours.Select(hour => hour.Hour));
            foreach (var hour in curve.Hours)
            {
                Assert.Equal(
                    curve.Until is not null && hour.Hour > now.Hour ? null : Until(asked, hour.Hour), hour.Revenue);
                var sums = usual.Select(one => (double)Until(one, hour.Hour)).Order().ToArray();
                Assert.Equal(
                    usual.Count == 0
                        ? [null, null, null]
                        : new double?[] { At(sums, 0.1), At(sums, 0.5), At(sums, 0.9) },
                    new[] { hour.UsualLow, hour.UsualMedian, hour.UsualHigh }.Select(one => (double?)one));
            }

            decimal Until(DateOnly one, int hour) => lines
                .Where(line => line.Day == one
                    && TimeZoneInfo.ConvertTimeFromUtc(line.OccurredAt, RandomShop.Zone).Hour <= hour)
                .Sum(line => line.Revenue ?? 0);
        }

        Assert.Equal(
            usualDays, (await analytics.GetAsync<DayCurve>($"/api/revenue/day-curve?day={day}")).UsualDays.Count);
    }

    [Fact]
    public async Task Unless_named_it_is_the_running_day()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);

        var curve = await analytics.GetAsync<DayCurve>("/api/revenue/day-curve");

        Assert.Equal((RandomShop.Today, 0), (curve.Day, curve.UsualDays.Count));
        Assert.Equal([0m, null], new[] { curve.Hours[0].Revenue, curve.Hours[^1].Revenue });
    }

    /// <summary>Between two days, in proportion.</summary>
    private static double At(double[] sums, double share)
    {
        var place = share * (sums.Length - 1);
        var (below, above) = (sums[(int)Math.Floor(place)], sums[(int)Math.Ceiling(place)]);
        return Math.Round(below + (above - below) * (place - Math.Floor(place)), 4, MidpointRounding.AwayFromZero);
    }
}

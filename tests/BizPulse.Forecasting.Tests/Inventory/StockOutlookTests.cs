using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class StockOutlookTests
{
    private static readonly DemandSums s_rising = Sure(8, 9, 12, 15, 10, 9);

    [Fact]
    public void Cover_walks_the_forecast()
    {
        var days = StockOutlook.DaysFromNow(s_rising, dayGone: 0, days: 6);

        Assert.Equal(4.6, DaysOfCover.Of(50, days)!.Value, 0.00001);
        Assert.Null(DaysOfCover.Of(100, days)); // more than six days, and not a number
    }

    [Fact]
    public void What_is_over_of_today_is_asked_for_no_more()
    {
        var evening = StockOutlook.DaysFromNow(s_rising, dayGone: 0.5, days: 2);

        Assert.Equal([4 + 4.5, 4.5 + 6], evening);
    }

    [Theory]
    [InlineData(50, 0, 4)]
    [InlineData(16.9, 0, 1)]
    [InlineData(17.1, 0, 2)]
    [InlineData(16.9, 0.5, 2)]
    [InlineData(0, 0, 0)]
    [InlineData(-3, 0, 0)]
    [InlineData(100, 0, null)]
    public void The_stock_runs_out_on_the_day_that_asks_for_more(double onHand, double dayGone, int? day) =>
        Assert.Equal(day, StockOutlook.RunsOut(s_rising, onHand, [], dayGone, days: 6));

    [Fact]
    public void An_arrival_helps_from_its_day_on()
    {
        Assert.Equal(4, StockOutlook.RunsOut(s_rising, 17, [new(2, 33)], dayGone: 0, days: 6));
        Assert.Equal(2, StockOutlook.RunsOut(s_rising, 17, [new(3, 33)], dayGone: 0, days: 6));
    }

    // Demand without any doubt.
    private static DemandSums Sure(params float[] days)
    {
        var (sum, sums) = (0f, new float[days.Length]);
        for (var day = 0; day < days.Length; day++)
            sums[day] = sum += days[day];
        return new([0.5f], sums, days);
    }
}

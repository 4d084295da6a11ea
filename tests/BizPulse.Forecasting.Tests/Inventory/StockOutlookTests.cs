using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class StockOutlookTests
{
    private static readonly DemandSums s_rising = Sure(8, 9, 12, 15, 10, 9);

    [Theory]
    [InlineData(50, 0, 4.6)] // 8, 9, 12, 15, and 6 of the 10 of the fifth day
    [InlineData(100, 0, null)] // more than six days, and not a number
    [InlineData(50, 0.5, 4.5)] // half of today's 8 are sold: 50 now are 54 this morning, all of five days
    [InlineData(2, 0.5, 0.25)]
    [InlineData(0, 0.5, 0.0)]
    [InlineData(-3, 0.5, 0.0)]
    public void Cover_walks_the_forecast_from_now_on(double stock, double dayGone, double? days)
    {
        var cover = StockOutlook.Cover(s_rising, stock, dayGone, days: 6);

        if (days is { } expected)
            Assert.Equal(expected, cover!.Value, 0.00001);
        else
            Assert.Null(cover);
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

using BizPulse.Comparisons.Inventory;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class LostSalesTests
{
    [Fact]
    public void Velocity_is_measured_on_the_days_in_stock()
    {
        var sales = new AvailableVelocity(Sold: 240, TimeInStock: 24, Time: 28);

        Assert.Equal(8.571, sales.Observed, 0.0005);
        Assert.Equal(10, sales.Corrected);
        Assert.Equal(40, sales.Missed);
        Assert.Equal(480, sales.Missed * 12);
    }

    [Fact]
    public void A_day_on_which_it_ran_out_counts_by_its_hours()
    {
        const int openHours = 12;
        var sales = new AvailableVelocity(Sold: 24 + 18 + 10 + 4, TimeInStock: 12 + 12 + 6 + 3, Time: 4 * openHours);

        Assert.Equal(1.69697, sales.Corrected, 0.000005);
        Assert.Equal(20.364, sales.Corrected * openHours, 0.0005);
        Assert.Equal(14, sales.Observed * openHours);
        Assert.Equal(25.455, sales.Missed, 0.0005);
    }

    [Fact]
    public void Only_recurring_demand_is_lost()
    {
        Assert.Equal(40, LostSales.Of(DemandClass.Smooth, daysOut: 4, forecast: null, perDayInStock: 10, lostShare: 1));
        Assert.Equal(
            40, LostSales.Of(DemandClass.Erratic, daysOut: 4, forecast: null, perDayInStock: 10, lostShare: 1));
        Assert.All(
            [DemandClass.None, DemandClass.Intermittent, DemandClass.Lumpy],
            seldom => Assert.Equal(0, LostSales.Of(seldom, daysOut: 4, forecast: 50, perDayInStock: 10, lostShare: 1)));
    }

    [Fact]
    public void The_forecast_of_the_missed_days_is_believed_first_and_who_comes_back_is_not_lost()
    {
        Assert.Equal(52, LostSales.Of(DemandClass.Smooth, daysOut: 4, forecast: 52, perDayInStock: 10, lostShare: 1));
        Assert.Equal(
            13, LostSales.Of(DemandClass.Smooth, daysOut: 4, forecast: 52, perDayInStock: 10, lostShare: 0.25));
    }
}

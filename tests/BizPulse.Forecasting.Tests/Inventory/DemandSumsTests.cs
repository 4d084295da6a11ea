using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class DemandSumsTests
{
    // Two days of 0 to 10, each alike, the second always like the first: the sum goes from 0 to 20.
    private static readonly DemandSums s_even = new([0, 0.5f, 1], [0, 0, 5, 10, 10, 20], [5, 5]);

    [Fact]
    public void Quantiles_and_chances_are_two_ways_to_say_the_same()
    {
        Assert.Equal(8, s_even.Quantile(1, 0.8), 6);
        Assert.Equal(0.2, s_even.ChanceAbove(1, 8), 6);
        Assert.Equal(16, s_even.Quantile(2, 0.8), 6);
        Assert.Equal(0.2, s_even.ChanceAbove(2, 16), 6);
        Assert.Equal((1, 0), (s_even.ChanceAbove(1, -1), s_even.ChanceAbove(1, 10)));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(8, 0.2)] // ∫ (x − 8)/10 from 8 to 10
    [InlineData(3, 2.45)]
    [InlineData(-4, 9)]
    [InlineData(10, 0)]
    public void A_shortage_is_the_mean_of_what_goes_beyond_the_stock(double stock, double shortage) =>
        Assert.Equal(shortage, s_even.Shortage(1, stock), 6);

    [Fact]
    public void Past_its_end_demand_goes_on_and_so_does_the_doubt()
    {
        Assert.Equal(25, s_even.Mean(5));
        Assert.Equal(40, s_even.Quantile(5, 0.8), 6);
        Assert.Equal(0.2, s_even.ChanceAbove(5, 40), 6);
    }

    [Fact]
    public void An_older_forecast_is_read_from_the_day_it_is_now()
    {
        var rising = new DemandSums([0, 1], [0, 0, 0, 20, 60, 120], [10, 20, 30]);

        var later = rising.From(1);

        Assert.Equal(20, later.Mean(1));
        Assert.Equal(50, later.Mean(2));
        Assert.Equal(40, later.Quantile(1, 1), 6); // the first day's doubt at the second day's level
        Assert.Equal(15 + 20, later.From(1).Mean(1) + later.Mean(0.25) + rising.Mean(0), 6);
    }

    [Fact]
    public void Days_without_a_stated_mean_follow_from_the_quantiles() =>
        Assert.Equal(10, new DemandSums([0, 0.5f, 1], [0, 0, 5, 10, 10, 20], [5]).Mean(2), 6);

    [Fact]
    public void A_mass_of_zeros_stays_one()
    {
        var seldom = new DemandSums([0.1f, 0.5f, 0.8f, 0.9f, 1], [0, 0, 0, 4, 4], [1]);

        Assert.Equal(0.2, seldom.ChanceAbove(1, 0), 6);
        Assert.Equal(0, seldom.Quantile(1, 0.8), 6);
        Assert.Equal(4, seldom.Quantile(1, 0.9), 6);
    }
}

using BizPulse.Comparisons.Inventory;
using BizPulse.Forecasting.Counts;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class NewsvendorTests
{
    private static readonly Newsvendor s_offer = new(Price: 30, Cost: 12, Salvage: 6);

    [Fact]
    public void The_level_weighs_lost_margin_against_leftovers() => Assert.Equal(0.75, s_offer.Level, 12);

    [Fact]
    public void Normal_demand_gives_the_known_quantity_and_profit()
    {
        Assert.Equal(120.235, s_offer.NormalQuantity(100, 30), 0.0005);
        Assert.Equal(1571.20, s_offer.NormalProfit(100, 30), 0.005);
    }

    [Fact]
    public void Whole_pieces_are_bought_up_to_the_level() =>
        Assert.Equal(4, s_offer.Quantity([0.05, 0.10, 0.20, 0.25, 0.20, 0.12, 0.08]));

    [Fact]
    public void A_count_distribution_is_read_at_the_same_level() =>
        Assert.Equal(new Poisson(4).Quantile(0.75), s_offer.Quantity(new Poisson(4)));
}

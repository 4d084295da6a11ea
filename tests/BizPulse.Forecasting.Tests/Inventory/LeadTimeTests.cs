using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class LeadTimeTests
{
    private static readonly DeliveryTimes s_seen = DeliveryTimes.Of([7, 9, 8, 14, 7, 9]);

    [Fact]
    public void Deliveries_tell_mean_spread_and_what_is_enough_for_nine_in_ten()
    {
        Assert.Equal((6, 9.0), (s_seen.Count, s_seen.Mean));
        Assert.Equal(2.6077, s_seen.Spread, 0.0001);
        Assert.Equal(11.5, s_seen.NineInTen, 0.0001);
    }

    [Fact]
    public void One_delivery_tells_nothing_of_the_spread() =>
        Assert.Equal(new DeliveryTimes(1, 12, 0, 12), DeliveryTimes.Of([12]));

    [Fact]
    public void What_was_said_is_drawn_to_what_was_seen()
    {
        var after = new LeadTime(12, 3).After(s_seen);

        Assert.Equal(114.0 / 11, after.Days, 1e-9); // (5 · 12 + 6 · 9) / 11
        Assert.Equal(Math.Sqrt((5 * 9 + 34) / 10.0), after.Spread, 1e-9); // five squares of 2.6077 are 34
    }

    [Fact]
    public void One_delivery_says_little_and_hundreds_say_all()
    {
        Assert.Equal(new LeadTime(13, 3), new LeadTime(12, 3).After(DeliveryTimes.Of([18])));

        var after = new LeadTime(12, 3).After(
            DeliveryTimes.Of([.. Enumerable.Range(0, 500).Select(i => i % 2 == 0 ? 17 : 19)]));
        Assert.Equal(18, after.Days, 0.1);
        Assert.Equal(1, after.Spread, 0.1);
    }
}

using BizPulse.Forecasts.Making;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Tests.Making;

public sealed class CategoryShapeTests
{
    // Levels 1, 4 and 16; every other day is three times as busy.
    private static readonly Peer[] _peers = [Peer("Tea", 1), Peer("Tea", 4), Peer("Tea", 16), Peer("Cars", 500)];

    [Fact]
    public void Days_follow_the_category()
    {
        var (distribution, source) = new CategoryShape(_peers, days: 10).Of("Tea", units: 8, knownDays: 2, seed: 1);

        Assert.Equal(MethodReason.LikeItsCategory, source);
        Assert.Equal(3, distribution.Mean[1] / distribution.Mean[0], tolerance: 1e-9);
    }

    [Theory]
    [InlineData(0, 0, 7)] // nothing known: the category's average
    [InlineData(8, 2, 4)] // four a day: most likely the peer with four
    [InlineData(160, 10, 16)]
    public void The_level_is_the_peers_that_explain_its_few_sales(double units, int knownDays, double expected)
    {
        var (distribution, _) = new CategoryShape(_peers, days: 10).Of("Tea", units, knownDays, seed: 1);

        Assert.Equal(expected, distribution.Mean.Average(), tolerance: 0.35);
    }

    [Fact]
    public void Without_kin_it_compares_with_all_products_and_without_any_it_stands_alone()
    {
        Assert.Equal(MethodReason.LikeAllProducts, new CategoryShape(_peers, days: 10).Of("", 8, 2, seed: 1).Source);
        var (alone, source) = new CategoryShape([], days: 10).Of("Tea", units: 9, knownDays: 3, seed: 1);
        Assert.Equal(MethodReason.OwnAverage, source);
        Assert.InRange(alone.Mean.Average(), 0.5, 2);
    }

    [Fact]
    public void Doubt_about_the_level_makes_totals_wide()
    {
        var (unknown, _) = new CategoryShape(_peers, days: 10).Of("Tea", units: 0, knownDays: 0, seed: 1);
        var (known, _) = new CategoryShape(_peers, days: 10).Of("Tea", units: 4000, knownDays: 1000, seed: 1);

        Assert.InRange(known.SumQuantile(0, 10, 0.9) - known.SumQuantile(0, 10, 0.1), 5, 40);
        Assert.True(unknown.SumQuantile(0, 10, 0.9) - unknown.SumQuantile(0, 10, 0.1) > 100);
    }

    private static Peer Peer(string category, float level) =>
        new(category, [.. Enumerable.Range(0, 10).Select(day => level * (day % 2 == 0 ? 0.5f : 1.5f))]);
}

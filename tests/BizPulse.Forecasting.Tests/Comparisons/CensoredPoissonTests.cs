using BizPulse.Comparisons.Counts;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class CensoredPoissonTests
{
    [Fact]
    public void Days_that_sold_out_raise_the_estimate()
    {
        var mean = CensoredPoisson.MeanOf(sold: [4, 6, 5, 7, 3], soldOut: [5, 5]);

        Assert.Equal(5.5285, mean, 0.00005);
        Assert.Equal(6.8498, CensoredPoisson.MeanAtLeast(5, mean), 0.00005);
    }

    [Fact]
    public void Without_such_days_it_is_the_plain_mean()
    {
        Assert.Equal(5, CensoredPoisson.MeanOf([4, 6, 5], []), 9);
        Assert.Equal(0, CensoredPoisson.MeanOf([], []));
    }

    [Fact]
    public void An_improbable_sell_out_expects_little_more_than_was_sold() =>
        Assert.InRange(CensoredPoisson.MeanAtLeast(200, 5), 200, 201);
}

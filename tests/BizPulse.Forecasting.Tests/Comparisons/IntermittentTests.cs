using BizPulse.Comparisons;
using BizPulse.Comparisons.Models;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class IntermittentTests
{
    private static readonly Series Example = [0, 3, 0, 0, 4, 0, 2, 0, 0, 0, 5, 0];

    [Fact]
    public void Croston_divides_smoothed_size_by_smoothed_gap() => // 3.191 / 2.281
        Assert.Equal(1.39895, new Croston().Fit(Example).Mean(1)[0], 5);

    [Fact]
    public void Syntetos_and_Boylan_take_half_alpha_off() =>
        Assert.Equal(1.32900, new Croston(biasCorrected: true).Fit(Example).Mean(1)[0], 5);

    [Fact]
    public void Tsb_multiplies_size_by_probability() =>
        Assert.Equal(1.14682, new Tsb().Fit(Example).Mean(1)[0], 5);

    [Fact]
    public void Tsb_fades_out_when_a_product_dies_and_Croston_does_not()
    {
        Series dead = [.. Example, .. new double[60]];

        Assert.True(new Tsb().Fit(dead).Mean(1)[0] < 0.01);
        Assert.Equal(1.39895, new Croston().Fit(dead).Mean(1)[0], 5);
    }

    [Fact]
    public void Sums_over_buckets_keep_a_steady_rate()
    {
        Series steady = [.. Enumerable.Range(0, 120).Select(t => t % 4 == 3 ? 8.0 : 0)];

        Assert.Equal(2, new Adida().Fit(steady).Mean(1)[0], 6);
        Assert.Equal(2, new Imapa().Fit(steady).Mean(1)[0], 0.1);
    }

    [Theory]
    [InlineData("croston"), InlineData("sba"), InlineData("tsb"), InlineData("adida"), InlineData("imapa")]
    public void Simulated_days_are_zero_or_a_size_that_was_seen_and_have_the_stated_mean(string name)
    {
        var fitted = ForecastModels.All.Single(model => model.Name == name).Fit(Example);

        var simulated = fitted.Simulate(horizon: 7, paths: 20_000, seed: 3);

        for (var step = 0; step < 7; step++)
        {
            Assert.Equal(fitted.Mean(1)[0], simulated.Mean(step), 0.06);
            Assert.All(simulated.Step(step).ToArray(), value => Assert.Contains(value, new float[] { 0, 2, 3, 4, 5 }));
        }
    }
}

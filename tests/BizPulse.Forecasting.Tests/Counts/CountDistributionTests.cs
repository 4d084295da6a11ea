using BizPulse.Comparisons.Counts;
using BizPulse.Forecasting.Counts;

namespace BizPulse.Forecasting.Tests.Counts;

public sealed class CountDistributionTests
{
    public static TheoryData<double, double> Moments =>
        new() { { 0.05, 0.06 }, { 0.7, 0.7 }, { 3, 8 }, { 12, 24 }, { 250, 900 }, { 5000, 90_000 } };

    [Fact]
    public void Equally_likely_counts_have_the_mean_and_the_tail()
    {
        var counts = new NegativeBinomial(mean: 12, dispersion: 1 / 12.0).EquallyLikely(20_000);

        Assert.Equal(12, counts.Average(), 0.02);
        Assert.Equal(0.22103, counts.Count(value => value > 15) / 20_000.0, 0.001);
        Assert.Equal(21, counts[(int)(0.95 * 20_000)]);
        Assert.Equal([0, 0, 0], new Poisson(0).EquallyLikely(3));
    }

    [Fact]
    public void Overdispersed_demand_needs_more_stock_than_poisson()
    {
        var demand = NegativeBinomial.FromMoments(mean: 12, variance: 24);
        var poisson = new Poisson(12);

        Assert.Equal(1 / 12.0, ((NegativeBinomial)demand).Dispersion, 12);
        Assert.Equal(0.22103, 1 - demand.AtMost(15), 0.000005);
        Assert.Equal(0.15558, 1 - poisson.AtMost(15), 0.000005);
        Assert.Equal(21, demand.Quantile(0.95));
        Assert.Equal(18, poisson.Quantile(0.95));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Probabilities_add_up_and_have_the_moments(double mean, double variance)
    {
        var demand = NegativeBinomial.FromMoments(mean, variance);
        var counts = Enumerable.Range(0, (int)(mean + 40 * Math.Sqrt(variance)) + 50).ToArray();

        Assert.Equal(1, counts.Sum(demand.Probability), 1e-9);
        Assert.Equal(mean, counts.Sum(count => count * demand.Probability(count)), 1e-6 * mean);
        Assert.Equal(
            variance, counts.Sum(count => Math.Pow(count - mean, 2) * demand.Probability(count)), 1e-5 * variance);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_quantile_is_the_first_count_that_is_enough(double mean, double variance)
    {
        var demand = NegativeBinomial.FromMoments(mean, variance);

        foreach (var level in new[] { 0.005, 0.1, 0.5, 0.9, 0.995 })
        {
            var quantile = demand.Quantile(level);
            Assert.True(demand.AtMost(quantile) >= level - 1e-9);
            Assert.True(quantile == 0 || demand.AtMost(quantile - 1) < level);
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Samples_have_the_moments(double mean, double variance)
    {
        var (demand, random) = (NegativeBinomial.FromMoments(mean, variance), new Random(1));

        var sample = Enumerable.Range(0, 40_000).Select(_ => (double)demand.Sample(random)).ToArray();

        Assert.Equal(mean, sample.Average(), 5 * Math.Sqrt(variance / 40_000));
        Assert.Equal(1, sample.Sum(value => Math.Pow(value - mean, 2)) / 40_000 / variance, 0.15);
    }

    [Fact]
    public void Zero_inflation_explains_more_zeros_at_the_same_mean_and_variance()
    {
        var plain = NegativeBinomial.FromMoments(mean: 2, variance: 6);

        var inflated = ZeroInflated.FromMoments(mean: 2, variance: 6, zeros: plain.Probability(0) + 0.1);

        Assert.Equal(plain.Probability(0) + 0.1, inflated.Probability(0), 1e-6);
        Assert.Equal(2, inflated.Mean, 1e-9);
        Assert.Equal(6, inflated.Variance, 1e-6);
        Assert.Equal(1, Enumerable.Range(0, 200).Sum(inflated.Probability), 1e-9);
    }

    [Fact]
    public void The_randomised_transform_of_honest_forecasts_is_uniform()
    {
        var (demand, random) = (NegativeBinomial.FromMoments(0.8, 1.5), new Random(1));

        var inside = Enumerable.Range(0, 20_000)
            .Select(_ => demand.RandomisedPit(demand.Sample(random), random.NextDouble()))
            .Count(u => u is >= 0.1 and <= 0.9);

        Assert.Equal(0.8, inside / 20_000.0, 0.01);
    }

    [Fact]
    public void No_demand_is_certain_to_be_zero()
    {
        var demand = NegativeBinomial.FromMoments(0, 0);

        Assert.Equal(1, demand.Probability(0));
        Assert.Equal(0, demand.Quantile(0.999));
        Assert.Equal(0, demand.Sample(new Random(1)));
    }
}

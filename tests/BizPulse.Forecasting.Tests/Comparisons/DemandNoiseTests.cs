using BizPulse.Comparisons.Counts;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class DemandNoiseTests
{
    [Fact]
    public void A_day_has_the_mean_and_variance_of_its_parts()
    {
        var day = new DemandNoise(Day: 0.2, Level: 0.1, Counts: true).Around(mean: 10);

        Assert.Equal(10, day.Mean, 1e-9);
        Assert.Equal(10 + 100 * (0.2 + 0.1 + 0.02), day.Variance, 1e-9);
    }

    [Fact]
    public void Paths_agree_with_the_distribution_of_a_day()
    {
        var noise = new DemandNoise(0.3, 0.1, Counts: true);

        var paths = noise.Simulate([4, 4, 4], paths: 20_000, seed: 1);

        Assert.Equal(4, paths.Mean(1), 0.1);
        Assert.Equal(noise.Around(4).Quantile(0.9), paths.Quantile(2, 0.9), 0.51);
    }

    [Fact]
    public void A_shared_level_makes_totals_wider_but_not_days()
    {
        var mean = Enumerable.Repeat(20.0, 28).ToArray();
        var together = new DemandNoise(Day: 0, Level: 0.1, Counts: true).Simulate(mean, 2000, seed: 1);
        var apart = new DemandNoise(Day: 0.1, Level: 0, Counts: true).Simulate(mean, 2000, seed: 1);

        Assert.Equal(apart.Quantile(3, 0.9), together.Quantile(3, 0.9), 2);
        Assert.True(together.SumQuantile(0, 28, 0.9) > 1.2 * apart.SumQuantile(0, 28, 0.9));
    }

    [Fact]
    public void Poisson_demand_shows_next_to_no_noise_beyond_its_pieces()
    {
        var noise = NoiseSums.Of(Simulated(new DemandNoise(0, 0, true), mean: 6), 28).Solve();

        Assert.InRange(noise.Total, 0, 0.04);
    }

    [Fact]
    public void Noise_is_found_in_histories_made_with_it()
    {
        var noise = NoiseSums.Of(Simulated(new DemandNoise(0.5, 0, true), mean: 8), 28).Solve();

        Assert.InRange(noise.Total, 0.4, 0.65);
    }

    [Fact]
    public void A_short_history_takes_the_noise_of_its_class()
    {
        var ofClass = new DemandNoise(0.8, 0.1, true);

        Assert.Equal(ofClass, NoiseSums.Of(new Series([1, 0, 2]), 28).Solve(ofClass));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void Histories_without_sales_have_finite_noise(int length)
    {
        var noise = NoiseSums.Of(new Series(new double[length]), 28).Solve();

        Assert.True(double.IsFinite(noise.Total));
        Assert.Equal(0, noise.Simulate([0, 0], 10, 1).Quantile(1, 0.99));
    }

    private static Series Simulated(DemandNoise noise, double mean, int seed = 1)
    {
        var path = noise.Simulate(Enumerable.Repeat(mean, 500).ToArray(), 1, seed);
        return new Series([.. Enumerable.Range(0, 500).Select(step => path[0, step])])
        {
            Start = new(2024, 1, 1),
            Frequency = Frequency.Daily
        };
    }
}

using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class SeasonalNaiveTests
{
    [Fact]
    public void Repeats_the_last_season()
    {
        var fitted = new SeasonalNaive(seasonLength: 3).Fit([1, 2, 3, 10, 20, 30]);

        Assert.Equal([10, 20, 30, 10], fitted.Mean(horizon: 4));
    }

    [Fact]
    public void Noise_accumulates_once_per_season()
    {
        var simulated = new SeasonalNaive(seasonLength: 2).Fit([1, 2, 3, 1, 2, 3]).Simulate(
            horizon: 4, paths: 4_000, seed: 1);

        double Spread(int step) => simulated.Quantile(step, 0.84) - simulated.Quantile(step, 0.16);

        Assert.Equal(1, Spread(1) / Spread(0), 0.1);
        Assert.Equal(Math.Sqrt(2), Spread(2) / Spread(0), 0.1);
    }
}

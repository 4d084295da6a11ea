using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Tests.Uncertainty;

public sealed class DependenceTests
{
    [Theory]
    [InlineData(0, 80.172)]
    [InlineData(0.3, 87.021)]
    public void Quantiles_do_not_add(double correlation, double expected)
    {
        const int days = 7, paths = 40_000;
        var ranks = new PathRanks(days, paths, common: correlation, next: 0, seed: 1);
        var simulated = new SamplePaths(days, paths);
        for (var day = 0; day < days; day++)
            for (var path = 0; path < paths; path++)
                simulated[path, day] = 10 + 3 * NormalDistribution.Quantile((ranks.At(day)[path] + 0.5) / paths);

        Assert.Equal(96.913, Enumerable.Range(0, days).Sum(day => simulated.Quantile(day, 0.9)), 0.02);
        Assert.Equal(expected, simulated.SumQuantile(0, days, 0.9), 0.35);
    }

    [Fact]
    public void Recalibration_widens_what_was_too_narrow()
    {
        // Nine in ten outcomes fell outside the central half.
        double[] outcomes = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? 0.5 : i % 2 == 0 ? 0.02 : 0.98)];
        var recalibration = new Recalibration(outcomes, origins: 4);

        Assert.True(recalibration.Level(0.25) < 0.05);
        Assert.True(recalibration.Level(0.75) > 0.95);
        Assert.Equal(0.5, new Recalibration([]).Level(0.5), 2);
    }

    [Fact]
    public void Recalibration_does_not_expect_past_errors_to_go_the_same_way_again()
    {
        double[] low = [.. Enumerable.Repeat(0.1, 1000)]; // forecasts were too high every time

        Assert.Equal(0.5, new Recalibration(low, origins: 4).Level(0.5), 0.05);
    }
}

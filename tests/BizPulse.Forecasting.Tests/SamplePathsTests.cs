namespace BizPulse.Forecasting.Tests;

public sealed class SamplePathsTests
{
    [Fact]
    public void Quantiles_of_a_sum_come_from_the_paths_not_from_the_days()
    {
        var paths = new SamplePaths(horizon: 2, count: 2);
        (paths[0, 0], paths[0, 1]) = (0, 10);
        (paths[1, 0], paths[1, 1]) = (10, 0);

        Assert.Equal(10, paths.Quantile(0, 1));
        Assert.Equal(10, paths.SumQuantile(0, 2, 1));
    }

    [Fact]
    public void Quantiles_are_linear_between_order_statistics()
    {
        var paths = new SamplePaths(horizon: 1, count: 4);
        for (var path = 0; path < 4; path++)
            paths[path, 0] = 4 - path;

        Assert.Equal([1, 1.75, 2.5, 4], paths.Quantiles(0, [0, 0.25, 0.5, 1]));
    }
}

using BizPulse.Forecasting;
using BizPulse.Forecasts.Making;

namespace BizPulse.Forecasts.Tests.Making;

public sealed class PathSummaryTests
{
    [Fact]
    public void Sums_are_of_paths_and_not_of_quantiles_and_go_on_past_the_horizon_as_the_last_fortnight()
    {
        // Two futures, each the other's mirror: every day is uncertain, the total is not.
        var paths = new SamplePaths(horizon: 14, count: 2);
        for (var day = 0; day < 14; day++)
            (paths[0, day], paths[1, day]) = day % 2 == 0 ? (10, 0) : (0, 10);

        var kept = PathSummary.Of(new([.. Enumerable.Repeat(5.0, 14)], paths), sumDays: 28);

        Assert.Equal((70, 70, 70), (kept.TotalMean, kept.TotalP10, kept.TotalP90));
        Assert.Equal((1f, 9f), (Day(kept.Quantiles, 14, level: 1, day: 3), Day(kept.Quantiles, 14, level: 5, day: 3)));
        var median = Array.IndexOf(PathSummary.SumLevels, 0.5f);
        Assert.Equal((5f, 10f, 70f, 140f), (Sum(1), Sum(2), Sum(14), Sum(28)));

        float Sum(int days) => Day(kept.Cumulative, 28, median, days - 1);
    }

    [Fact]
    public void Levels_hold_what_lists_and_advice_read()
    {
        Assert.Equal(PathSummary.SumLevels.Order(), PathSummary.SumLevels);
        Assert.All((float[])[0.1f, 0.5f, 0.9f], level => Assert.Contains(level, PathSummary.SumLevels));
        Assert.Equal(25, PathSummary.SumLevels.Length);
    }

    private static float Day(float[] rows, int days, int level, int day) => rows[level * days + day];
}

using BizPulse.Forecasting.Models;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class SeasonalDecompositionTests
{
    public static TheoryData<string> Examples => [.. Reference.SeriesWith("stl-ets")];

    [Theory, MemberData(nameof(Examples))]
    public void Trend_and_season_are_those_of_R(string series)
    {
        var history = Reference.Series(series);

        var (trend, season) = new SeasonalTrendDecomposition(history.Season).Decompose(history.Values);

        var size = history.Values.Average() * 1e-6;
        Assert.All(
            Reference.Forecast(series, "stl-trend").Zip(trend.TakeLast(14)),
            pair => Assert.Equal(pair.First, pair.Second, size));
        Assert.All(
            Reference.Forecast(series, "stl-season").Zip(season.TakeLast(14)),
            pair => Assert.Equal(pair.First, pair.Second, size));
    }

    [Theory, MemberData(nameof(Examples))]
    public void With_theta_for_the_rest_it_forecasts_as_R(string series) =>
        Reference.AssertAgrees(series, "stl-theta", new SeasonalDecomposition(new Theta()));

    [Fact]
    public void Two_seasons_are_told_apart()
    {
        double[] values = [.. Enumerable.Range(0, 24 * 28).Select(
            t => 100 + 20 * Math.Sin(t * Math.Tau / 24) + (t / 24 % 7 == 6 ? -30 : 5))];

        var forecast = new SeasonalDecomposition().Fit(new Series(values) { SeasonLengths = [24, 168] }).Mean(168);

        for (var step = 0; step < 168; step++)
            Assert.Equal(values[step], forecast[step], 3.0);
    }
}

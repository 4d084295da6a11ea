using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class TrendSeasonRegressionTests
{
    private static readonly DateTime Monday = new(2024, 1, 1);

    [Fact]
    public void Week_and_promotion_multiply()
    {
        double[] promotion = [.. Enumerable.Range(0, 230).Select(t => t % 11 == 3 ? 1.0 : 0)];
        double Sales(int t) => 100 * (t % 7 == 5 ? 2 : 1) * (1 + promotion[t]);
        var history = new Series([.. Enumerable.Range(0, 200).Select(Sales)])
        {
            Start = Monday,
            Frequency = Frequency.Daily,
            Regressors = [new Regressor("promotion", promotion, RegressorKind.Promotion)],
        };

        var mean = new TrendSeasonRegression().Fit(history).Mean(30);

        for (var step = 0; step < 30; step++)
            Assert.Equal(1, mean[step] / Sales(200 + step), 0.03);
    }

    [Fact]
    public void Days_known_to_be_closed_are_zero_and_do_not_lower_the_others()
    {
        var states = Enumerable.Range(0, 170)
            .Select(t => t % 7 == 6 || t is 50 or 51 or 150 ? DayState.Closed : DayState.Sold).ToArray();
        var history = new Series([.. Enumerable.Range(0, 140).Select(t => states[t] == DayState.Closed ? 0.0 : 40)])
        {
            Start = Monday,
            Frequency = Frequency.Daily,
            States = states,
        };

        var mean = new TrendSeasonRegression().Fit(history).Mean(30);

        for (var step = 0; step < 30; step++)
            Assert.Equal(states[140 + step] == DayState.Closed ? 0 : 40, mean[step], 0.5);
    }

    [Fact]
    public void A_trend_that_broke_is_followed_from_its_last_slope_on()
    {
        Series history = [.. Enumerable.Range(0, 300).Select(t => t < 150 ? 100.0 + t : 250 - 0.5 * (t - 150))];

        var mean = new TrendSeasonRegression().Fit(history).Mean(10);

        Assert.InRange(mean[9], 165, 177);
    }

    [Fact]
    public void Falling_sales_end_at_zero_not_below()
    {
        var history = new Series([.. Enumerable.Range(0, 120).Select(t => Math.Max(0.0, 60 - t / 2.0))])
        {
            Frequency = Frequency.Daily,
            Start = Monday
        };

        Assert.All(new TrendSeasonRegression().Fit(history).Mean(60), value => Assert.True(value >= 0));
    }
}

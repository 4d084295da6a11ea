using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class ComplexSmoothingTests
{
    [Fact]
    public void Repeats_a_season_that_does_not_change()
    {
        double[] week = [10, 12, 11, 13, 20, 30, 5];
        var history = new Series([.. Enumerable.Range(0, 140).Select(t => week[t % 7])]) { SeasonLengths = [7] };

        var mean = new ComplexSmoothing().Fit(history).Mean(14);

        for (var step = 0; step < 14; step++)
            Assert.Equal(week[step % 7], mean[step], 0.2);
    }

    [Fact]
    public void Forecasts_a_shop_week_better_than_repeating_the_last_one()
    {
        var shop = Reference.Series("shop");
        double Error(IForecastModel model) =>
            model.Fit(shop.First(372))
                .Mean(28).Zip(shop.Values[372..], (forecast, actual) => Math.Abs(forecast - actual)).Average();

        Assert.True(Error(new ComplexSmoothing()) < Error(new SeasonalNaive()));
    }
}

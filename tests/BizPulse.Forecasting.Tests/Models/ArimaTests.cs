using BizPulse.Comparisons.Models;
using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class ArimaTests
{
    public static TheoryData<string, ArimaOrder> Fixed =>
        [.. Reference.ArimaFits.Where(fit => fit.Method == "fixed").Select(fit => (fit.Series, fit.Order))];

    public static TheoryData<string> Examples =>
        [.. Reference.ArimaFits.Where(fit => fit.Method == "auto").Select(fit => fit.Series)];

    [Theory, MemberData(nameof(Fixed))]
    public void Is_as_likely_as_the_same_order_in_R_and_forecasts_the_same(string series, ArimaOrder order)
    {
        var expected = Reference.ArimaFits.Single(fit =>
            fit.Method == "fixed" && fit.Series == series && fit.Order == order);
        var history = Reference.Series(series);

        var fit = ArimaFit.Exact(new ArimaData(history, history.Season), order);

        Assert.Equal(1, fit.LogLikelihood / expected.LogLikelihood, 1e-3);
        Assert.All(
            new ArimaForecast(fit).Mean(14).Zip(expected.Forecasts),
            step => Assert.Equal(1, step.First / step.Second, 0.01));
    }

    [Theory, MemberData(nameof(Examples))]
    public void Chooses_an_order_about_as_good_as_that_of_R(string series)
    {
        var expected = Reference.ArimaFits.Single(fit => fit.Method == "auto" && fit.Series == series);
        var history = Reference.Series(series);

        var chosen = new AutoArima().Choose(history);

        // Likelihoods are comparable only after the same differences.
        Assert.Equal((expected.Order.D, expected.Order.SeasonalD), (chosen.Order.D, chosen.Order.SeasonalD));
        var theirs = ArimaFit.Exact(new ArimaData(history, history.Season), expected.Order);
        Assert.True(
            chosen.Aicc <= theirs.Aicc + 4,
            $"{chosen.Order}: {chosen.Aicc} instead of {expected.Order}: {theirs.Aicc}");
    }

    [Fact]
    public void Learns_what_a_promotion_does_and_expects_it_again()
    {
        var random = new Random(3);
        double[] promotion = [.. Enumerable.Range(0, 114).Select(t => t % 10 == 4 ? 1.0 : 0)];
        Series history = [.. Enumerable.Range(0, 100).Select(t => 20 + 15 * promotion[t] + random.NextDouble())];

        var mean = new AutoArima()
            .Fit(history with { Regressors = [new Regressor("promotion", promotion, RegressorKind.Promotion)] })
            .Mean(14);

        for (var step = 0; step < 14; step++)
            Assert.Equal(20.5 + 15 * promotion[100 + step], mean[step], 1.0);
    }

    [Fact]
    public void Uncertainty_of_a_random_walk_grows_with_the_root_of_time()
    {
        var random = new Random(5);
        var level = 0.0;
        Series walk = [.. Enumerable.Range(0, 200).Select(_ => level += random.NextDouble() - 0.5)];

        var simulated = new Arima(new ArimaOrder(0, 1, 0)).Fit(walk).Simulate(16, 4_000, seed: 1);

        double Spread(int step) => simulated.Quantile(step, 0.84) - simulated.Quantile(step, 0.16);
        Assert.Equal(4, Spread(15) / Spread(0), 0.3);
    }
}

using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class EtsTests
{
    public static TheoryData<string, string> Forms => [.. Reference.EtsFits.Select(fit => (fit.Series, fit.Form))];

    public static TheoryData<string> Examples => [.. Reference.SeriesWith("ets")];

    [Theory, MemberData(nameof(Forms))]
    public void With_the_parameters_of_R_it_has_the_likelihood_and_the_forecasts_of_R(string series, string form)
    {
        var expected = Reference.EtsFits.Single(fit => fit.Series == series && fit.Form == form);
        var history = Reference.Series(series);

        var fit = EtsFit.At(
            history.Values, new EtsLayout(EtsForm.Parse(form), history.Season), VectorOf(expected, history.Season));

        Assert.Equal(1, fit.LogLikelihood / expected.LogLikelihood, 1e-6);
        Assert.All(
            new EtsForecast(fit).Mean(7).Zip(expected.Forecasts),
            step => Assert.Equal(1, step.First / step.Second, 0.01));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Finds_parameters_at_least_as_likely_as_R_does(string series, string form)
    {
        var expected = Reference.EtsFits.Single(fit => fit.Series == series && fit.Form == form).LogLikelihood;

        var fit = EtsFit.Of(Reference.Series(series).Values, EtsForm.Parse(form), Reference.Series(series).Season)!;

        Assert.True(
            fit.LogLikelihood >= expected - 1e-4 * Math.Abs(expected), $"{fit.LogLikelihood} instead of {expected}");
    }

    [Theory, MemberData(nameof(Examples))]
    public void Chooses_a_form_with_an_AICc_no_worse_than_that_of_R(string series)
    {
        var history = Reference.Series(series);

        var fit = new AutoEts().Choose(history.Values, history.Season);

        var expected = Reference.LogLikelihood(series, "ets-aicc");
        Assert.True(
            fit.Aicc <= expected + 1e-4 * Math.Abs(expected), $"{fit.Layout.Form}: {fit.Aicc} instead of {expected}");
    }

    [Fact]
    public void Holt_follows_a_line() =>
        Assert.Equal(
            [62.0, 64, 66],
            Ets.Holt().Fit([.. Enumerable.Range(0, 30).Select(t => 2.0 + 2 * t)])
                .Mean(3).Select(value => Math.Round(value, 6)));

    [Fact]
    public void Relative_errors_never_simulate_sales_below_zero()
    {
        var simulated = new Ets(EtsForm.Parse("MNM")).Fit(Reference.Series("shop")).Simulate(28, 500, seed: 5);

        Assert.True(Enumerable.Range(0, 28).All(step => simulated.Quantile(step, 0) >= 0));
    }

    // R counts seasonal states backwards from the start of the series and leaves out the one of the first observation.
    private static double[] VectorOf(Reference.EtsAnswer answer, int season)
    {
        var layout = new EtsLayout(EtsForm.Parse(answer.Form), season);
        var vector = new double[layout.Count];
        vector[0] = answer.Alpha;
        vector[layout.Level] = answer.Level;
        if (layout.TrendRatio >= 0)
            (vector[layout.TrendRatio], vector[layout.Trend]) = (answer.Beta / answer.Alpha, answer.Trend);
        if (layout.Damping >= 0)
            vector[layout.Damping] = answer.Phi;
        if (!layout.IsSeasonal)
            return vector;

        vector[layout.SeasonRatio] = answer.Gamma / (1 - answer.Alpha);
        var states = answer.Seasonal.Reverse().Prepend(
            (layout.Form.Season == EtsSeason.Multiplicative ? season : 0) - answer.Seasonal.Sum());
        states.SkipLast(1).ToArray().CopyTo(vector, layout.Season);
        return vector;
    }
}

namespace BizPulse.Forecasting.Tests;

public sealed class UnusableSeriesTests
{
    private static readonly Forecaster s_forecaster = new() { Threads = 1, Paths = 100 };

    public static TheoryData<string, Series?, string> Bad => new()
    {
        { "no values", new Series(null!) { Id = "bad" }, "Series 'bad' cannot be forecast: it has no values." },
        {
            "a value beyond reason", Sound(9) with { Id = "bad", Values = [.. Sound(9).Values, 1e300] },
            "Series 'bad' cannot be forecast: its value 1E+300 at step 60 is beyond 1E+15."
        },
        {
            "a value without end", Sound(9) with { Id = "bad", Values = [double.PositiveInfinity, 2, 3] },
            "Series 'bad' cannot be forecast: its value Infinity at step 0 is beyond 1E+15."
        },
        {
            "a price that is no number",
            Sound(9) with { Id = "bad", Regressors = [new("price", [2, double.NaN], RegressorKind.Price)] },
            "Series 'bad' cannot be forecast: 'price' is NaN at step 1."
        },
        {
            "a season of no length", Sound(9) with { Id = "bad", SeasonLengths = [0] },
            "Series 'bad' cannot be forecast: a season is shorter than an observation."
        },
        { "none", null, "Series '3' cannot be forecast: there is none." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_series_is_refused_by_name_and_the_rest_are_forecast(string what, Series? bad, string reason)
    {
        Series[] sound = [.. Enumerable.Range(0, 6).Select(Sound)];
        var usual = s_forecaster.ForecastAll(sound, horizon: 7).Select(forecast => forecast.Mean);

        var forecasts = s_forecaster.ForecastAll([.. sound[..3], bad!, .. sound[3..]], horizon: 7).ToList();

        Assert.True(forecasts[3].Refusal == reason, $"{what}: {forecasts[3].Refusal}");
        Assert.Equal(new double[7], forecasts[3].Mean);
        Assert.Equal(usual, forecasts.Where(forecast => forecast.Refusal is null).Select(forecast => forecast.Mean));
    }

    [Fact]
    public void What_was_refused_is_told_by_whoever_learnt()
    {
        var learnt = s_forecaster.Learn([Sound(1), new Series(null!) { Id = "bad" }], horizon: 7);

        learnt.Settle();

        Assert.Null(learnt.RefusalOf(0));
        Assert.Equal(("bad", "it has no values."), (learnt.RefusalOf(1)!.Id, learnt.RefusalOf(1)!.Reason));
        Assert.Throws<UnusableSeriesException>(() => learnt.Forecast(1));
        Assert.Throws<UnusableSeriesException>(() => learnt.Forecast(1, Sound(1)));
        Assert.Throws<UnusableSeriesException>(() => learnt.Forecast(0, new Series([double.NegativeInfinity])));
    }

    [Fact]
    public void Alone_it_is_refused_at_once() =>
        Assert.Throws<UnusableSeriesException>(() => s_forecaster.Forecast(new Series(null!) { Id = "bad" }, 7));

    [Fact]
    public void A_series_of_which_nothing_is_known_does_not_end_the_catalogue()
    {
        var unknown = Sound(0).WithValues([.. Enumerable.Repeat(double.NaN, 60)]) with { Id = "unknown" };

        var forecasts = s_forecaster
            .ForecastAll([unknown, .. Enumerable.Range(0, 6).Select(Sound)], horizon: 7).ToList();

        Assert.NotNull(forecasts[0].Warning);
        Assert.All(forecasts, forecast => Assert.All(forecast.Mean, mean => Assert.InRange(mean, 1, 100)));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_quantile_beyond_certainty_is_refused(double level)
    {
        var forecast = s_forecaster.Forecast(Sound(1), horizon: 7);

        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.Quantile(0, level));
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.SumQuantile(0, 7, level));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(6)]
    public void A_series_of_mostly_returns_says_so(int days) =>
        Assert.Equal(ForecastWarning.MostlyReturns, Warning([.. Enumerable.Range(0, days).Select(t => t % 4 - 2.5)]));

    [Fact]
    public void Nothing_sold_in_many_days_is_not_few_days() =>
        Assert.Equal(ForecastWarning.NothingSold, Warning(new double[400]));

    [Theory]
    [InlineData(Frequency.Daily, ForecastWarning.FewDays)]
    [InlineData(Frequency.Quarterly, ForecastWarning.FewObservations)]
    public void Few_quarters_are_not_called_days(Frequency frequency, ForecastWarning expected) =>
        Assert.Equal(expected, Warning([3, 4, 5, 4, 3, 4, 5, 4], frequency));

    private static ForecastWarning? Warning(double[] values, Frequency frequency = Frequency.Daily) => s_forecaster
        .Forecast(new Series(values) { Start = new DateTime(2024, 1, 1), Frequency = frequency }, horizon: 7).Warning;

    private static Series Sound(int number) =>
        new([.. Enumerable.Range(0, 60).Select(t => 10.0 + number + t * 7 % 5)])
        {
            Id = $"sound {number}",
            Start = new DateTime(2024, 1, 1),
            Frequency = Frequency.Daily,
        };
}

using BizPulse.Forecasting.Cleaning;

namespace BizPulse.Forecasting.Tests;

public sealed class ForecasterTests
{
    private static readonly double[] s_levels = [0.005, 0.025, 0.1, 0.5, 0.9, 0.975, 0.995];
    private static readonly Forecaster s_forecaster = new() { Threads = 1, Paths = 100 };

    [Fact]
    public void A_series_is_forecast_in_five_lines()
    {
        var sales = new Series([.. Enumerable.Range(0, 140).Select(t => 20.0 + 5 * (t % 7))])
        {
            Start = new DateTime(2025, 1, 1),
            Frequency = Frequency.Daily,
        };
        var forecast = s_forecaster.Forecast(sales, horizon: 14);

        Assert.Equal(14, forecast.Mean.Length);
        for (var step = 0; step < 14; step++)
            Assert.Equal(20.0 + 5 * (step % 7), forecast.Mean[step], 0.5);
        Assert.Equal(1, forecast.Models.Sum(share => share.Weight), 0.05);
    }

    public static TheoryData<string, double[]> OddHistories => new()
    {
        { "nothing", [] },
        { "one day", [3] },
        { "two days", [0, 4] },
        { "all zeros", new double[60] },
        { "one sale", [.. new double[30], 1, .. new double[29]] },
        { "two sales", [.. new double[20], 2, .. new double[20], 1, 0, 0] },
        { "constant", [.. Enumerable.Repeat(7.0, 100)] },
        { "one spike", [.. Enumerable.Repeat(5.0, 50), 5000, .. Enumerable.Repeat(5.0, 50)] },
        { "fourteen days", [3, 0, 2, 5, 1, 0, 4, 2, 2, 3, 0, 1, 6, 2] },
        { "phased out", [.. Enumerable.Repeat(9.0, 80), .. new double[80]] },
        { "level shift", [.. Enumerable.Repeat(10.0, 100), .. Enumerable.Repeat(40.0, 60)] },
        { "gaps", [.. Enumerable.Range(0, 120).Select(t => t % 11 == 0 ? double.NaN : 8.0 + t % 3)] },
        { "only gaps", [.. Enumerable.Repeat(double.NaN, 40)] },
        { "returns exceed sales", [.. Enumerable.Range(0, 90).Select(t => t % 9 == 0 ? -4.0 : 3)] },
    };

    [Theory]
    [MemberData(nameof(OddHistories))]
    public void Odd_histories_give_finite_ordered_demand_that_is_never_negative(string name, double[] values)
    {
        foreach (var start in (DateTime?[])[null, new DateTime(2024, 2, 20)])
            AssertSound(
                s_forecaster.Forecast(
                    new Series(values) { Id = name, Start = start, Frequency = Frequency.Daily }, horizon: 21),
                21);
    }

    [Fact]
    public void Random_odd_histories_give_finite_ordered_demand_that_is_never_negative()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 12; trial++)
        {
            var scale = Math.Pow(10, random.Next(-2, 6));
            var zeros = random.NextDouble();
            double[] values = [.. Enumerable.Range(0, random.Next(1, 200)).Select(
                _ => random.NextDouble() < zeros ? 0 : scale * random.NextDouble())];
            var states = values.Select(_ =>
                random.Next(12) switch
                {
                    0 => DayState.NoData,
                    1 => DayState.OutOfStock,
                    2 => DayState.Closed,
                    _ => DayState.Sold
                });
            var frequency = (Frequency)random.Next(0, 7);
            var series =
                new Series(values) { Start = new DateTime(2023, 3, 1), Frequency = frequency, States = [.. states] };

            AssertSound(s_forecaster.Forecast(series, horizon: 9), 9);
        }
    }

    [Fact]
    public void A_product_that_stopped_selling_is_not_forecast_to_go_on()
    {
        var forecast = s_forecaster.Forecast(Daily([.. Enumerable.Repeat(9.0, 80), .. new double[80]]), horizon: 14);

        Assert.True(forecast.Mean.Max() < 1, $"{forecast.Mean.Max()}");
    }

    [Fact]
    public void A_level_shift_is_followed()
    {
        var forecast = s_forecaster.Forecast(
            Daily([.. Enumerable.Repeat(10.0, 100), .. Enumerable.Repeat(40.0, 90)]), horizon: 14);

        Assert.InRange(forecast.Mean.Average(), 34, 44);
    }

    [Fact]
    public void One_spike_is_treated_and_traced()
    {
        var forecast = s_forecaster.Forecast(
            Daily([.. Enumerable.Range(0, 60).Select(t => t == 30 ? 5000 : 50.0 + t % 5)]), horizon: 14);

        Assert.InRange(forecast.Mean.Average(), 48, 56);
        Assert.Contains(
            forecast.Treatments, treatment => treatment is { Step: 30, Reason: TreatmentReason.Outlier, Was: 5000 });
    }

    [Fact]
    public void A_weekday_that_never_opens_is_forecast_as_zero()
    {
        var forecast = s_forecaster.Forecast(
            Daily([.. Enumerable.Range(0, 120).Select(t => t % 7 == 3 ? 0 : 30.0 + t % 7)]), horizon: 14);

        for (var step = 0; step < 14; step++)
            if ((120 + step) % 7 == 3)
                Assert.Equal((0, 0), (forecast.Mean[step], forecast.Quantile(step, 0.995)));
            else
                Assert.InRange(forecast.Mean[step], 25, 42);
    }

    [Fact]
    public void Days_known_to_be_closed_ahead_are_forecast_as_zero()
    {
        var states = new DayState[74];
        states[65] = DayState.Closed;
        var forecast = s_forecaster.Forecast(
            Daily([.. Enumerable.Range(0, 60).Select(t => 20.0 + t % 7)]) with { States = states }, horizon: 14);

        Assert.Equal(0, forecast.Mean[5]);
        Assert.True(forecast.Mean[4] > 15);
    }

    [Fact]
    public void A_stockout_does_not_lower_the_forecast()
    {
        double[] sold = [.. Enumerable.Range(0, 90).Select(t => t >= 76 ? 0 : 20.0 + t % 7)];
        var states = sold.Select((_, t) => t >= 76 ? DayState.OutOfStock : DayState.Sold).ToArray();

        Assert.InRange(s_forecaster.Forecast(Daily(sold) with { States = states }, horizon: 7).Mean.Average(), 19, 26);
    }

    [Fact]
    public void A_new_product_begins_as_its_look_alikes_did()
    {
        Series[] catalogue =
        [
            .. Enumerable.Range(1, 5).Select(
                i => Daily([.. Enumerable.Range(0, 90).Select(t => 10.0 + (t + i) % 3)]) with
                {
                    Id = $"old{i}",
                    Category = "tea"
                }),
            .. Enumerable.Range(1, 5).Select(
                i => Daily([.. Enumerable.Repeat(500.0, 90)]) with { Id = $"big{i}", Category = "cups" }),
            Daily([]) with { Id = "new", Category = "tea" },
        ];

        var forecast = s_forecaster.ForecastAll(catalogue, horizon: 14).Last();

        Assert.Equal("new", forecast.Id);
        Assert.InRange(forecast.Mean.Average(), 10, 12);
        Assert.NotNull(forecast.Warning);
    }

    [Fact]
    public void A_leap_day_and_a_change_of_clocks_are_days_like_others()
    {
        foreach (var start in (DateTime[])[new(2024, 1, 1), new(2025, 2, 1)])
        {
            var forecast = s_forecaster.Forecast(
                new Series([.. Enumerable.Range(0, 50).Select(t => 10.0 + t % 7)])
                {
                    Start = start,
                    Frequency = Frequency.Daily
                },
                30);
            for (var step = 0; step < 30; step++)
                Assert.InRange(forecast.Mean[step], 9, 17.5);
        }
    }

    [Fact]
    public void The_same_history_gives_the_same_forecast()
    {
        var series = Daily([.. Enumerable.Range(0, 100).Select(t => (double)(t * 7 % 5))]);

        var (one, other) = (s_forecaster.Forecast(series, 14), s_forecaster.Forecast(series, 14));

        Assert.Equal(one.Mean, other.Mean);
        Assert.Equal(one.SumQuantile(0, 14, 0.95), other.SumQuantile(0, 14, 0.95));
    }

    [Fact]
    public void A_catalogue_keeps_its_order_across_frequencies()
    {
        Series[] catalogue =
        [
            Daily([1, 2, 3, 1, 2, 3]) with { Id = "a" },
            new Series([5, 6, 5, 6, 5, 6]) { Id = "b", Frequency = Frequency.Weekly },
            Daily([4, 4, 4, 4]) with { Id = "c" },
        ];

        Assert.Equal(["a", "b", "c"], s_forecaster.ForecastAll(catalogue, 3).Select(forecast => forecast.Id));
        Assert.Empty(s_forecaster.ForecastAll([], 3));
    }

    private static Series Daily(double[] values) =>
        new(values) { Start = new DateTime(2024, 9, 2), Frequency = Frequency.Daily };

    private static void AssertSound(DemandForecast forecast, int horizon)
    {
        Assert.Equal(horizon, forecast.Mean.Length);
        for (var step = 0; step < horizon; step++)
        {
            Assert.True(
                double.IsFinite(forecast.Mean[step]) && forecast.Mean[step] >= 0,
                $"{forecast.Id}: mean {forecast.Mean[step]}");
            var quantiles = forecast.Distribution.Paths.Quantiles(step, s_levels);
            Assert.All(
                quantiles,
                quantile => Assert.True(
                    double.IsFinite(quantile) && quantile >= 0, $"{forecast.Id}: quantile {quantile}"));
            Assert.Equal(quantiles.Order(), quantiles);
        }
    }
}

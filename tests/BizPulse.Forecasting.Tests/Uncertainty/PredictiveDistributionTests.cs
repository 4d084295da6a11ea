using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Selection;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Tests.Uncertainty;

public sealed class PredictiveDistributionTests
{
    private const int Days = 14;
    private const int Paths = 400;
    private const int Folds = 4;

    private readonly Random _random = new(3);
    private double _level = 99;

    [Theory]
    [InlineData(2.0)]
    [InlineData(90.5)]
    public void The_mean_of_the_paths_is_the_mean_that_is_reported(double mean)
    {
        // Past forecasts were twice too high: what comes next may as well be twice too low.
        var distribution = Learn(30, _ => Scattered(mean / 2), _ => mean);
        var forecast = Flat(mean);

        var paths = distribution.Simulate(0, History(mean), DemandClass.Smooth, forecast);

        for (var step = 0; step < Days; step++)
            Assert.InRange(paths.Mean(step), 0.96 * mean, 1.04 * mean);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(90.5)]
    public void Totals_are_as_uncertain_as_those_of_past_horizons(double mean)
    {
        // A horizon is high or low as a whole.
        double[] Together() => Scattered(mean * Math.Exp(0.5 * Normal()));
        var distribution = Learn(60, _ => Together(), _ => mean);

        var inside = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var totals = distribution.Simulate(trial, History(mean), DemandClass.Smooth, Flat(mean)).Sums(0, Days);
            inside += RandomisedPit.IsInside(new RandomisedPit(trial).Of(totals, Together().Sum()), 0.8) ? 1 : 0;
        }

        Assert.InRange(inside / 300.0, 0.72, 0.88);
    }

    [Fact]
    public void A_slow_month_is_as_uncertain_as_its_few_customers_are()
    {
        // Customers come by chance: a fifth of the demand varies by less, but by a larger share of it.
        var distribution = Learn(
            60, number => Chance(number % 2 == 0 ? 400 : 100), number => number % 2 == 0 ? 400 : 100, varying: true);
        var inside = 0;
        for (var trial = 0; trial < 100; trial++)
        {
            var paths = distribution.Simulate(0, History(400), DemandClass.Smooth, Flat(60));
            var actual = Chance(60);
            for (var step = 0; step < Days; step++)
                inside +=
                    RandomisedPit.IsInside(new RandomisedPit(step).Of(paths.Step(step), actual[step]), 0.8) ? 1 : 0;
        }

        Assert.InRange(inside / (100.0 * Days), 0.74, 0.86);
    }

    [Fact]
    public void A_series_that_moved_for_the_first_time_does_not_widen_all_others_without_bound()
    {
        // One in ten always sold the same, until its last day.
        double[] Outcome(int number) => number % 10 > 0 ? Scattered(100.5) : [.. Flat(100.5).SkipLast(1), 150];
        var distribution = Learn(
            30, Outcome, _ => 100.5, history: number => number % 10 > 0 ? History(100.5) : Constant(100.5));

        var paths = distribution.Simulate(1, History(100.5), DemandClass.Smooth, Flat(100.5));

        Assert.InRange(paths.Quantile(0, 0.995), 100, 400);
    }

    [Fact]
    public void A_product_that_sells_ten_times_as_much_since_last_month_is_not_ten_times_as_uncertain()
    {
        var distribution = Learn(30, _ => Scattered(10), _ => 10);
        double[] Sold(int count, double mean) =>
            [.. Enumerable.Range(0, count).Select(_ => (double)new Poisson(mean).Sample(_random))];
        var jumped = Prepared([.. Sold(252, 1), .. Sold(28, 10)]);

        var paths = distribution.Simulate(0, jumped, DemandClass.Erratic, Flat(10));

        Assert.InRange(paths.Quantile(0, 0.975), 15, 19); // Poisson's is 17
    }

    [Fact]
    public void A_level_that_broke_once_does_not_explode_the_intervals_that_follow()
    {
        // Walks of 1 % a day; the first has been quoted in another unit for five weeks.
        double[] Walk(double last) =>
            [.. Enumerable.Range(0, 300).Select(t => (t < 265 ? 1 : last) * (_level *= Math.Exp(0.01 * Normal())))];
        Series[] catalogue = [.. Enumerable.Range(0, 20).Select(
            number => new Series(Walk(number == 0 ? 94 : 1)) { Frequency = Frequency.Daily })];

        var forecast = new Forecaster().ForecastAll(catalogue, Days).First();

        Assert.InRange(forecast.Quantile(0, 0.025), 0.6 * forecast.Mean[0], forecast.Mean[0]);
        Assert.InRange(forecast.Quantile(0, 0.975), forecast.Mean[0], 1.4 * forecast.Mean[0]);
        Assert.InRange(forecast.Quantile(Days - 1, 0.975), forecast.Mean[^1], 2.5 * forecast.Mean[^1]);
    }

    private PredictiveDistribution Learn(
        int series, Func<int, double[]> outcome, Func<int, double> mean, bool varying = false,
        Func<int, PreparedHistory>? history = null) => new(
        [
            .. from number in Enumerable.Range(0, series)
               from back in Enumerable.Range(0, Folds)
               let kind = varying ? back : number
               let past = Flat(mean(kind))
               select new PastForecast(
                   number, DemandClass.Smooth,
                   new Fold(history?.Invoke(number) ?? History(past[0]), outcome(kind), [past]), past),
        ],
        Days, Paths, wander: false);

    private PreparedHistory History(double mean) =>
        Prepared([.. Enumerable.Range(0, 10).SelectMany(_ => Scattered(mean))]);

    private static PreparedHistory Constant(double value) => Prepared([.. Enumerable.Repeat(value, 140)]);

    private static PreparedHistory Prepared(double[] values) =>
        new(HistoryCleaner.Clean(new Series(values)), CalendarEffects.None(values.Length + Days), null);

    private static double[] Flat(double mean) => [.. Enumerable.Repeat(mean, Days)];

    // Small demand comes in pieces, large demand does not.
    private double[] Scattered(double mean) =>
        [.. Enumerable.Range(0, Days).Select(
            _ => mean < 20 ? new Poisson(mean).Sample(_random) : mean * (1 + 0.2 * Normal()))];

    private double[] Chance(double mean) =>
        [.. Enumerable.Range(0, Days).Select(_ => mean + Math.Sqrt(mean) * Normal())];

    private double Normal() => NormalDistribution.Quantile((_random.Next(10_000) + 0.5) / 10_000);
}

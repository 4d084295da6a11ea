using BizPulse.Comparisons.Inventory;
using BizPulse.Comparisons.Metrics;
using BizPulse.Comparisons.Models;
using BizPulse.Comparisons.Selection;
using BizPulse.Forecasting.Inventory;
using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Tests.Metrics;

/// <summary>One small history and its forecasts, scored by hand: the definitions the whole product uses.</summary>
public sealed class WorkedExamples
{
    private static readonly double[] s_training = [10, 12, 14, 11, 13, 15, 12, 16];
    private static readonly double[] s_actual = [14, 0, 18, 15, 13];
    private static readonly double[] s_median = [13, 5, 16, 16, 13];
    private static readonly double[] s_lower = [9, 1, 11, 11, 9];
    private static readonly double[] s_upper = [18, 10, 22, 21, 18];
    private static readonly double[] s_naive = [16, 16, 16, 16, 16];
    private static readonly double[] s_override = [15, 8, 16, 18, 15];

    [Fact]
    public void Rolling_origins_stop_where_no_whole_horizon_follows() =>
        Assert.Equal([60, 67, 74, 81, 88], RollingOrigin.CutOffs(length: 120, horizon: 30, step: 7, first: 60));

    [Fact]
    public void Mase_is_scaled_by_the_training_part_and_undefined_when_that_is_flat()
    {
        Assert.Equal(0.70, ScaledError.Mase(s_actual, s_median, s_training)!.Value, 4);
        Assert.Equal(1.8667, ScaledError.Mase(s_actual, s_naive, s_training)!.Value, 4);
        Assert.Equal(3.25, Mase4Scale(), 4);
        Assert.Null(ScaledError.Mase(s_actual, s_median, [5, 5, 5, 5]));

        static double Mase4Scale() => Scale.SeasonalAbsolute([10, 12, 14, 11, 13, 15, 12, 16], season: 4)!.Value;
    }

    [Fact]
    public void Rmsse_is_scaled_by_squared_changes_of_the_training_part()
    {
        Assert.Equal(0.93167, ScaledError.Rmsse(s_actual, s_median, s_training)!.Value, 5);
        Assert.Equal(2.76984, ScaledError.Rmsse(s_actual, s_naive, s_training)!.Value, 5);
    }

    [Fact]
    public void Wrmsse_weighs_by_revenue_within_a_level_and_equally_across_levels() =>
        Assert.Equal(0.75, ScaledError.Wrmsse([("item", 3, 1.2), ("item", 1, 0.4), ("total", 4, 0.5)]), 6);

    [Fact]
    public void Wape_is_the_share_of_the_volume_that_was_forecast_wrongly()
    {
        Assert.Equal(0.15, PointError.Wape(s_actual, s_median)!.Value, 6);
        Assert.Equal(0.40, PointError.Wape(s_actual, s_naive)!.Value, 6);
        Assert.Equal(0.26667, PointError.Wape(s_actual, s_override)!.Value, 5);
        Assert.Null(PointError.Wape([0, 0], [1, 1]));
    }

    [Fact]
    public void Smape_is_dominated_by_one_day_without_demand()
    {
        Assert.Equal(45.125, PointError.Smape(s_actual, s_median), 3);
        Assert.Equal(50.448, PointError.Smape(s_actual, s_naive), 3);
    }

    [Fact]
    public void Mape_tells_how_many_days_it_had_to_skip()
    {
        var (percent, skipped) = PointError.Mape(s_actual, s_median);

        Assert.Equal(6.23, percent!.Value, 2);
        Assert.Equal(1, skipped);
        Assert.Null(PointError.Mape([0], [1]).Percent);
    }

    [Fact]
    public void Bias_is_positive_when_the_forecast_is_too_high()
    {
        Assert.Equal(0.6, PointError.Mean(s_actual, s_median), 6);
        Assert.Equal(0.05, PointError.Bias(s_actual, s_median)!.Value, 6);
        Assert.Equal(4, PointError.Mean(s_actual, s_naive), 6);
        Assert.Equal(0.333, PointError.Bias(s_actual, s_naive)!.Value, 3);
        Assert.Equal(2.4, PointError.Mean(s_actual, s_override), 6);
        Assert.Equal(0.20, PointError.Bias(s_actual, s_override)!.Value, 6);
    }

    [Fact]
    public void Tracking_signal_shows_drift_to_one_side()
    {
        Assert.Equal(1.667, PointError.TrackingSignal(Errors(s_median))[^1], 3);
        Assert.Equal(4.167, PointError.TrackingSignal(Errors(s_naive))[^1], 3);

        var signal = PointError.TrackingSignal([2, -1, 3, 4, 2, 5]);
        double[] expected = [1, 0.667, 2, 3.2, 4.167, 5.294];
        for (var t = 0; t < expected.Length; t++)
            Assert.Equal(expected[t], signal[t], 3);

        static double[] Errors(double[] forecast) => [.. forecast.Zip(s_actual, (f, y) => f - y)];
    }

    [Fact]
    public void Pinball_has_no_factor_two()
    {
        double[] losses = [Loss(s_lower, 0.1), Loss(s_median, 0.5), Loss(s_upper, 0.9)];

        Assert.Equal([0.58, 0.90, 0.58], losses.Select(loss => Math.Round(loss, 6)));
        Assert.Equal(0.68667, losses.Average(), 5);

        static double Loss(double[] quantiles, double level) => QuantileLoss.MeanPinball(s_actual, quantiles, level);
    }

    [Fact]
    public void Weighted_quantile_loss_of_the_median_is_wape()
    {
        Assert.Equal(0.09667, QuantileLoss.Weighted(s_actual, s_lower, 0.1)!.Value, 5);
        Assert.Equal(0.15, QuantileLoss.Weighted(s_actual, s_median, 0.5)!.Value, 5);
        Assert.Equal(0.09667, QuantileLoss.Weighted(s_actual, s_upper, 0.9)!.Value, 5);
    }

    [Fact]
    public void Closed_coverage_counts_what_the_interval_holds()
    {
        var held = s_actual.Select((y, t) => Interval.Holds(y, s_lower[t], s_upper[t])).Count(inside => inside);

        Assert.Equal(4, held);
        Assert.Equal(9.6, s_upper.Zip(s_lower, (u, l) => u - l).Average(), 6);
    }

    [Fact]
    public void Winkler_score_is_width_plus_a_fine_for_missing()
    {
        double[] scores =
            [.. s_actual.Select((y, t) => Math.Round(Interval.Winkler(y, s_lower[t], s_upper[t], alpha: 0.2), 6))];

        Assert.Equal([9, 19, 11, 10, 9], scores);
        Assert.Equal(11.6, scores.Average(), 6);
        Assert.Equal(
            11.6 / 2.571429, Interval.Msis(s_actual, s_lower, s_upper, 0.2, Scale.SeasonalAbsolute(s_training))!.Value,
            4);
    }

    [Fact]
    public void Crps_of_an_ensemble_and_of_a_normal_forecast()
    {
        double[] members = [2, 4, 4, 6, 9];

        Assert.Equal(0.72, Crps.Ensemble(members, 5), 6);
        Assert.Equal(0.40, Crps.FairEnsemble(members, 5), 6);
        Assert.Equal(2.5618, Crps.Normal(10, 3, 14), 4);
    }

    [Fact]
    public void Binomial_test_tells_bad_coverage_from_bad_luck()
    {
        Assert.Equal(0.0611, Interval.ChanceOfAtMost(20, days: 30, nominal: 0.8), 4);
        Assert.Equal(0.0256, Interval.ChanceOfAtMost(19, days: 30, nominal: 0.8), 4);
        Assert.Equal(1, Interval.ChanceOfAtMost(30, days: 30, nominal: 0.8), 6);
    }

    [Fact]
    public void Forecast_value_added_is_negative_when_an_edit_made_it_worse()
    {
        Assert.Equal(0.25, PointError.ValueAdded(s_actual, before: s_naive, after: s_median)!.Value, 6);
        Assert.Equal(-0.11667, PointError.ValueAdded(s_actual, before: s_median, after: s_override)!.Value, 5);
    }

    [Fact]
    public void Conformal_rank_needs_enough_errors_for_a_finite_band()
    {
        Assert.Equal(18, Interval.ConformalRank(19, alpha: 0.1));
        Assert.Null(Interval.ConformalRank(8, alpha: 0.1));
    }

    [Fact]
    public void Crossed_quantiles_are_sorted_and_counted()
    {
        double[] quantiles = [4, 3, 9];

        Assert.Equal(1, QuantileLoss.Uncross(quantiles));
        Assert.Equal([3, 4, 9], quantiles);
    }

    [Fact]
    public void Population_stability_index_measures_drift() =>
        Assert.Equal(0.2282, PopulationStability.Index([0.25, 0.25, 0.25, 0.25], [0.4, 0.3, 0.2, 0.1]), 4);

    [Fact]
    public void A_challenger_is_promoted_only_when_it_beats_champion_and_naive_honestly()
    {
        var (good, fair, poor) = (Folds(4, 1.0, 0.8), Folds(4, 1.1, 0.8), Folds(4, 2.0, 0.8));

        Assert.True(PromotionGate.Decide(challenger: good, champion: fair, seasonalNaive: poor).Promote);
        Assert.False(PromotionGate.Decide(challenger: fair, champion: good, seasonalNaive: poor).Promote);
        Assert.False(PromotionGate.Decide(challenger: fair, champion: poor, seasonalNaive: good).Promote);
        Assert.False(PromotionGate.Decide(Folds(3, 1.0, 0.8), Folds(3, 1.1, 0.8), Folds(3, 2.0, 0.8)).Promote);
        Assert.True(PromotionGate.Decide(Folds(4, 1.0, 0.75), fair, poor).Promote);
        Assert.False(PromotionGate.Decide(Folds(4, 1.0, 0.74), fair, poor).Promote);

        static FoldScore[] Folds(int count, double pinball, double coverage) =>
            [.. Enumerable.Repeat(new FoldScore(pinball, coverage), count)];
    }

    [Fact]
    public void Replaying_orders_shows_what_a_rule_is_worth()
    {
        // Stock 10, four a day, one day to deliver: the rule orders 8 after day 0 (position 6), received on day 2.
        var result = OrderReplay.Run(
            [4, 4, 4, 4], openingStock: 10, leadDays: 1, OrderReplay.MinMax(minimum: 6, maximum: 14));

        Assert.Equal(new ReplayResult(StockoutDays: 0, FillRate: 1, MeanStock: (6 + 2 + 6 + 2) / 4.0), result);
        Assert.Equal(2, OrderReplay.Run([4, 4, 4, 4], 10, 1, (_, _) => 0).StockoutDays);
    }

    [Fact]
    public void Days_of_cover_walk_the_forecast()
    {
        double[] demand = [8, 9, 12, 15, 10, 9];

        Assert.Equal(4.6, DaysOfCover.Of(50, demand)!.Value, 6);
        Assert.Null(DaysOfCover.Of(100, demand));
        Assert.Equal(0, DaysOfCover.Of(-3, demand));
    }

    [Theory]
    [InlineData(new double[] { 0, 3, 0, 0, 4, 0, 2, 0, 0, 0, 5, 0 }, DemandClass.Intermittent, 3.0, 0.1361)]
    [InlineData(new double[] { 5, 6, 5, 6 }, DemandClass.Smooth, 1.0, 0.0110)]
    [InlineData(new double[] { 1, 30, 1, 2 }, DemandClass.Erratic, 1.0, 2.8466)]
    [InlineData(new double[] { 0, 0, 1, 0, 0, 30 }, DemandClass.Lumpy, 3.0, 1.7503)]
    public void Demand_is_classed_by_interval_and_variation_of_size(
        double[] demand, DemandClass expected, double interval, double variation)
    {
        var profile = DemandProfile.Of(demand);

        Assert.Equal(expected, profile.Class);
        Assert.Equal(interval, profile.Interval, 4);
        Assert.Equal(variation, profile.SizeVariation, 4);
    }

    [Fact]
    public void Randomised_pit_of_an_honest_count_forecast_is_uniform()
    {
        var (random, pit) = (new Random(7), new RandomisedPit());
        var inside = 0;
        for (var day = 0; day < 4000; day++)
        {
            var sample = Enumerable.Range(0, 200).Select(_ => (float)random.Next(3)).ToArray();
            if (RandomisedPit.IsInside(pit.Of(sample, random.Next(3)), 0.8))
                inside++;
        }
        Assert.InRange(inside / 4000.0, 0.78, 0.82);
    }

    [Fact]
    public void Naive2_adjusts_only_for_a_significant_season()
    {
        double[] seasonal = [.. Enumerable.Range(0, 40).Select(t => 10.0 + t % 4 * 5)];

        Assert.Equal(
            [10, 15, 20, 25], new Naive2(4).Fit(new Series(seasonal)).Mean(4).Select(value => Math.Round(value, 6)));
        Assert.Equal([2, 2], new Naive2(4).Fit([1, 2, 1, 3, 2]).Mean(2));
    }
}

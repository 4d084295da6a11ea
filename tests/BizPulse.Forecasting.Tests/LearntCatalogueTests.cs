using BizPulse.Forecasting.Counts;

namespace BizPulse.Forecasting.Tests;

public sealed class LearntCatalogueTests
{
    private const int Horizon = 14;
    private static readonly Forecaster s_forecaster = new() { Threads = 1, Paths = 100 };
    private static readonly DateTime s_start = new(2024, 9, 2);

    private readonly Series[] _catalogue = [.. Enumerable.Range(1, 6).Select(number => Product(number, days: 150))];

    [Fact]
    public void A_newer_history_is_forecast_with_the_same_weights()
    {
        var learnt = s_forecaster.Learn(_catalogue, Horizon);
        var longer = Product(3, days: 178);
        var doubled = longer.WithValues([.. longer.Values.Select((value, t) => t < 150 ? value : 2 * value)]);

        var (before, after) = (learnt.Forecast(2), learnt.Forecast(2, doubled));

        Assert.Equal(
            before.Models.Select(share => (share.Model, share.Weight)),
            after.Models.Select(share => (share.Model, share.Weight)));
        Assert.InRange(after.Mean.Sum() / before.Mean.Sum(), 1.5, 2.2);
    }

    [Fact]
    public void The_first_sales_of_a_product_never_sold_before_are_taken_up()
    {
        var learnt = s_forecaster.Learn(
            [.. _catalogue, new Series([]) { Id = "new", Start = s_start, Frequency = Frequency.Daily }], Horizon);
        var sold = new Series([500, 500, 500, 500, 500])
        {
            Id = "new",
            Start = s_start.AddDays(150),
            Frequency = Frequency.Daily
        };

        Assert.InRange(learnt.Forecast(6).Mean.Average(), 5, 60);
        Assert.InRange(learnt.Forecast(6, sold).Mean.Average(), 100, 500);
    }

    [Fact]
    public void The_backtest_compares_with_repeating_the_last_week()
    {
        var backtest = s_forecaster.Learn(_catalogue, Horizon).Forecast(3).Backtest;

        Assert.NotNull(backtest);
        Assert.Equal(4, backtest.Folds);
        Assert.InRange(backtest.Wape!.Value, 0.01, backtest.NaiveWape!.Value);
        Assert.InRange(backtest.Pinball, 0.01, backtest.NaivePinball);
        Assert.InRange(backtest.Coverage80, 0.6, 1);
        Assert.InRange(backtest.Bias!.Value, -0.2, 0.2);
        Assert.InRange(backtest.Mase!.Value, 0.3, 1);
    }

    [Fact]
    public void A_history_too_short_to_try_has_no_backtest() =>
        Assert.Null(s_forecaster.Learn([Product(1, days: 20)], Horizon).Forecast(0).Backtest);

    [Fact]
    public void A_bad_champion_is_replaced()
    {
        var learnt = s_forecaster.Learn(_catalogue, Horizon);

        var decision = learnt.Challenge(1, [new("naive", 1, null)]);

        Assert.True(decision.Promote, decision.Reason);
        Assert.NotEqual("naive", learnt.Forecast(1).Models[0].Model);
    }

    [Fact]
    public void A_champion_as_good_as_the_challenger_stays()
    {
        var learnt = s_forecaster.Learn(_catalogue, Horizon);
        var best = learnt.Forecast(1).Models;

        Assert.False(learnt.Challenge(1, best).Promote);
        Assert.Equal(best.Select(share => share.Model), learnt.Forecast(1).Models.Select(share => share.Model));
    }

    [Fact]
    public void On_too_few_folds_the_first_choice_stays()
    {
        var learnt = s_forecaster.Learn([Product(1, days: 60)], Horizon);

        Assert.False(learnt.Challenge(0, [new("naive", 1, null)]).Promote);
        Assert.Equal(["naive"], learnt.Forecast(0).Models.Select(share => share.Model));
    }

    [Fact]
    public void A_champion_of_models_that_are_gone_is_replaced() =>
        Assert.True(s_forecaster.Learn(_catalogue, Horizon).Challenge(0, [new("look-alikes", 1, null)]).Promote);

    [Fact]
    public void Settled_it_forecasts_the_same_but_chooses_no_more()
    {
        var learnt = s_forecaster.Learn(_catalogue, Horizon);
        var newer = Product(3, days: 160);
        var (before, later) = (learnt.Forecast(3), learnt.Forecast(2, newer));

        learnt.Settle();

        Assert.Equal(before.Mean, learnt.Forecast(3).Mean);
        Assert.Equal(before.Backtest, learnt.Forecast(3).Backtest);
        Assert.Equal(later.Quantile(5, 0.9), learnt.Forecast(2, newer).Quantile(5, 0.9));
        Assert.NotNull(learnt.Forecast(5).Backtest);
        Assert.Throws<InvalidOperationException>(() => learnt.Challenge(1, [new("naive", 1, null)]));
    }

    private static Series Product(int number, int days)
    {
        var random = new Random(number);
        return new Series(
            [.. Enumerable.Range(0, days).Select(t => (double)RandomCounts.Poisson(5 * number + 2 * (t % 7), random))])
        {
            Id = $"{number}",
            Start = s_start,
            Frequency = Frequency.Daily,
        };
    }
}

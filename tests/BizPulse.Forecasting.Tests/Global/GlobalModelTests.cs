using BizPulse.Forecasting.Global;
using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Tests.Global;

public sealed class GlobalModelTests
{
    private const int Horizon = 14;
    private static readonly DateTime s_monday = new(2024, 1, 1);
    private static readonly double[] s_week = [0.6, 0.8, 0.9, 1.0, 1.2, 1.6, 0.9];

    private static readonly GlobalModelOptions s_quick = new()
    {
        Boosting = new BoostingOptions
        {
            Rounds = 40,
            LearningRate = 0.2,
            Tree = new TreeOptions { MaxLeaves = 15, MinRowsInLeaf = 20 }
        },
    };

    [Fact]
    public void What_all_products_share_is_forecast_for_each()
    {
        var catalogue = Catalogue(series: 20, days: 200);

        var forecast = GlobalModel.Train(catalogue, Horizon, s_quick).Forecast(catalogue[3]);

        for (var step = 0; step < Horizon; step++)
            Assert.InRange(forecast[step] / (Size(3) * s_week[(200 + step) % 7]), 0.8, 1.2);
    }

    [Fact]
    public void A_product_never_seen_gets_the_pattern_of_the_others()
    {
        var model = GlobalModel.Train(Catalogue(series: 20, days: 200), Horizon, s_quick);
        var newcomer = Catalogue(series: 1, days: 200)[0].From(180);

        var forecast = model.Forecast(newcomer);

        Assert.True(forecast[5 + 7 - 200 % 7] > 1.5 * forecast[7 - 200 % 7], "Saturday sells far more than Monday");
    }

    [Fact]
    public void A_promotion_known_ahead_lifts_its_days()
    {
        var random = new Random(1);
        var catalogue = Enumerable.Range(0, 20).Select(number =>
        {
            var promotion = Enumerable.Range(0, 200 + Horizon).Select(_ => random.Next(5) == 0 ? 1.0 : 0).ToArray();
            promotion.AsSpan(200).Clear();
            promotion[203] = 1;
            return Product(number, 200, t => promotion[t] == 0 ? 1 : 2.5) with
            {
                Regressors = [new("promotion", promotion, RegressorKind.Promotion)],
            };
        }).ToList();

        var forecast = GlobalModel.Train(catalogue, Horizon, s_quick).Forecast(catalogue[0]);

        Assert.InRange(forecast[3] / forecast[3 + 7], 2, 3);
    }

    [Fact]
    public void Promotions_not_known_ahead_are_expected_as_often_as_they_were()
    {
        var random = new Random(1);
        var catalogue = Enumerable.Range(0, 20).Select(number =>
        {
            var promotion = Enumerable.Range(0, 200).Select(_ => random.Next(5) == 0 ? 1.0 : 0).ToArray();
            return Product(number, 200, t => promotion[t] == 0 ? 1 : 2.5) with
            {
                Regressors = [new("promotion", promotion, RegressorKind.Promotion)],
            };
        }).ToList();

        var model = GlobalModel.Train(catalogue, Horizon, s_quick);

        var relative = catalogue.Select((product, number) =>
            model.Forecast(product).Sum() / (2 * Size(number) * s_week.Sum()));
        Assert.InRange(relative.Average(), 1.2, 1.4); // 0.8 of days as usual, 0.2 with 2.5 times as much
    }

    [Fact]
    public void What_moves_one_category_is_not_taken_to_move_another()
    {
        var random = new Random(1);
        var payday = Enumerable.Range(0, 200 + Horizon).Select(_ => random.Next(5) == 0 ? 1.0 : 0).ToArray();
        payday.AsSpan(200).Clear();
        payday[203] = 1;
        var catalogue = Enumerable.Range(0, 20)
            .Select(number =>
                Product(number, 200, t => 50 / Size(number) * (payday[t] == 1 && number % 2 == 0 ? 2.5 : 1)) with
                {
                    Regressors = [new("payday", payday, RegressorKind.Other)],
                })
            .ToList();

        var model = GlobalModel.Train(catalogue, Horizon, s_quick);

        Assert.InRange(Lift(model.Forecast(catalogue[0])), 1.7, 3);
        Assert.InRange(Lift(model.Forecast(catalogue[1])), 0.9, 1.1);

        static double Lift(double[] forecast) => forecast[3] / forecast[3 + 7];
    }

    [Fact]
    public void A_day_known_to_be_closed_is_forecast_as_zero()
    {
        var states = new DayState[203];
        states[202] = DayState.Closed;
        var catalogue = Catalogue(series: 5, days: 200);
        var closing = catalogue[0] with { States = states };

        var forecast = GlobalModel.Train(catalogue, Horizon, s_quick).Forecast(closing);

        Assert.Equal(0, forecast[2]);
        Assert.True(forecast[1] > 0);
    }

    [Fact]
    public void Days_without_data_change_nothing_they_do_not_tell()
    {
        var catalogue = Catalogue(series: 10, days: 200);
        var states = new DayState[200];
        states.AsSpan(150, 10).Fill(DayState.NoData);
        var values = catalogue[0].Values.ToArray();
        values.AsSpan(150, 10).Clear();
        var gap = catalogue[0] with { Values = values, States = states };
        var model = GlobalModel.Train(catalogue, Horizon, s_quick);

        var (whole, holed) = (model.Forecast(catalogue[0]).Sum(), model.Forecast(gap).Sum());

        Assert.InRange(holed / whole, 0.9, 1.1);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var catalogue = Catalogue(series: 30, days: 300);
        var alone = GlobalModel.Train(catalogue, Horizon, WithThreads(1)).Forecast(catalogue[7]);
        var together = GlobalModel.Train(catalogue, Horizon, WithThreads(3)).Forecast(catalogue[7]);

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_small_budget_of_rows_still_learns()
    {
        var catalogue = Catalogue(series: 40, days: 300);

        var forecast = GlobalModel.Train(catalogue, Horizon, s_quick with { MaxRows = 2000 }).Forecast(catalogue[0]);

        Assert.InRange(forecast.Sum() / (Size(0) * 14), 0.8, 1.2);
    }

    [Fact]
    public void Odd_histories_give_finite_forecasts_that_are_not_negative()
    {
        List<Series> odd =
        [
            Dated([]), Dated([0]), Dated([5]), Dated([0, 0, 3]), Dated(new double[100]), Dated([.. new double[50], 1]),
            Dated([.. Enumerable.Repeat(4.0, 60)]),
            Dated([.. Enumerable.Range(0, 90).Select(t => t == 45 ? 1e6 : 1.0)]), .. Catalogue(series: 3, days: 100),
        ];

        foreach (var model in new[]
        {
            GlobalModel.Train(odd, Horizon, s_quick), GlobalModel.Train(odd[..4], Horizon, s_quick)
        })
            foreach (var series in odd)
                Assert.All(model.Forecast(series), value => Assert.True(double.IsFinite(value) && value >= 0));
    }

    [Theory]
    [InlineData(Frequency.Hourly, 24 * 40)]
    [InlineData(Frequency.Weekly, 120)]
    [InlineData(Frequency.Monthly, 60)]
    [InlineData(Frequency.None, 60)]
    public void Every_frequency_is_forecast(Frequency frequency, int length)
    {
        var catalogue = Enumerable.Range(0, 5)
            .Select(number =>
                Product(number, length, _ => 1) with
                {
                    Frequency = frequency,
                    Start = frequency == Frequency.None ? null : s_monday
                })
            .ToList();

        var forecast = GlobalModel.Train(catalogue, Horizon, s_quick).Forecast(catalogue[2]);

        Assert.InRange(forecast.Average() / Size(2), 0.7, 1.3);
    }

    [Fact]
    public void At_a_later_origin_the_same_trees_see_what_came_since()
    {
        var later = Enumerable.Range(0, 20).Select(number => Product(number, 200, t => t < 170 ? 1 : 2)).ToList();

        var model = GlobalModel.Train([.. later.Select(one => one.First(170))], Horizon, s_quick).At(later)!;

        Assert.InRange(model.Forecast(later[3]).Sum() / (2 * Size(3) * Horizon), 0.8, 1.2);
    }

    [Fact]
    public void Trees_are_of_no_use_where_more_is_known_than_they_learnt_from()
    {
        var catalogue = Catalogue(series: 20, days: 200);
        var priced = catalogue.Select(one =>
            one with { Regressors = [new("price", new double[200 + Horizon], RegressorKind.Price)] })
            .ToList();

        Assert.Null(GlobalModel.Train(catalogue, Horizon, s_quick).At(priced));
    }

    [Fact]
    public void Trees_are_of_no_use_where_there_is_a_category_that_they_do_not_know()
    {
        var catalogue = Catalogue(series: 20, days: 200);
        var renamed = catalogue.Select((one, number) => number < 10 ? one with { Category = "new" } : one).ToList();

        Assert.Null(GlobalModel.Train(catalogue, Horizon, s_quick).At(renamed));
    }

    private static GlobalModelOptions WithThreads(int threads) =>
        s_quick with
        {
            Boosting =
                s_quick.Boosting with { RowFraction = 0.7, Tree = s_quick.Boosting.Tree with { Threads = threads } }
        };

    private static List<Series> Catalogue(int series, int days) =>
        [.. Enumerable.Range(0, series).Select(number => Product(number, days, _ => 1))];

    private static Series Product(int number, int days, Func<int, double> lift)
    {
        var random = new Random(number);
        return Dated([.. Enumerable.Range(0, days)
            .Select(t => Math.Round(Size(number) * s_week[t % 7] * lift(t) * (0.9 + 0.2 * random.NextDouble())))]) with
        {
            Product = $"p{number}",
            Category = number % 2 == 0 ? "even" : "odd",
        };
    }

    private static double Size(int number) => 20 * (number + 1);

    private static Series Dated(double[] values) => new(values) { Start = s_monday, Frequency = Frequency.Daily };
}

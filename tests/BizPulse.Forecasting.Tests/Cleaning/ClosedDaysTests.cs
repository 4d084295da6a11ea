using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Global;
using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Tests.Cleaning;

public sealed class ClosedDaysTests
{
    private static readonly DateTime s_monday = new(2024, 1, 1);

    [Fact]
    public void A_day_is_closed_when_the_whole_shop_sells_nothing_and_not_when_one_product_does()
    {
        var catalogue = Enumerable.Range(0, 5)
            .Select(number =>
                Daily(300, t => t == 100 || t is >= 200 and < 220 && number == 0 ? 0 : 20 + number + t % 5))
            .ToList();

        var states = ClosedDays.FoundIn(catalogue).StatedIn(catalogue[0], ahead: 7).States;

        Assert.Equal([100], Closed(states));
    }

    [Fact]
    public void Each_shop_has_closed_days_of_its_own()
    {
        var catalogue = Enumerable.Range(0, 6)
            .Select(number => Daily(200, t => t == 50 && number < 3 ? 0 : 20 + number) with
            {
                Store = number < 3 ? "north" : "south"
            })
            .ToList();
        var closed = ClosedDays.FoundIn(catalogue);

        Assert.Equal([50], Closed(closed.StatedIn(catalogue[0], ahead: 7).States));
        Assert.Empty(Closed(closed.StatedIn(catalogue[5], ahead: 7).States));
    }

    [Fact]
    public void A_slow_seller_knows_the_closed_days_of_its_shop()
    {
        var slow = Daily(200, t => t % 10 == 1 ? 1 : 0);
        Series[] catalogue = [slow, Daily(200, t => t == 55 ? 0 : 40)];

        Assert.Contains(55, Closed(ClosedDays.FoundIn(catalogue).StatedIn(slow, ahead: 7).States));
    }

    [Fact]
    public void Sundays_stated_as_closed_are_closed_ahead_though_one_was_open()
    {
        var sunday = (int t) => t % 7 == 6;
        var states = Enumerable.Range(0, 140).Select(t => sunday(t) && t != 69 ? DayState.Closed : DayState.Sold);
        var stated = Daily(140, t => sunday(t) && t != 69 ? 0 : 20) with { States = [.. states] };

        var opening = new OpeningPattern(stated);

        Assert.Equal(6, opening.OpenWeekdays);
        Assert.All(Enumerable.Range(140, 28), t => Assert.Equal(sunday(t), opening.IsClosed(t)));
        Assert.False(opening.IsClosed(69));
    }

    [Fact]
    public void A_holiday_stated_as_closed_is_closed_ahead()
    {
        var holiday = new double[120];
        holiday[30] = holiday[110] = 1;
        var states = new DayState[100];
        states[30] = DayState.Closed;
        var stated = Daily(100, t => t == 30 ? 0 : 20) with
        {
            States = states,
            Regressors = [new("holiday", holiday, RegressorKind.Event)]
        };

        Assert.Equal([110], Enumerable.Range(100, 20).Where(new OpeningPattern(stated).IsClosed));
        Assert.False(new OpeningPattern(stated with { States = [.. states, .. new DayState[20]] }).IsClosed(110));
    }

    [Fact]
    public void A_history_that_begins_before_all_that_is_known_has_the_weekdays_of_its_shop()
    {
        var holiday = new double[100];
        holiday[30] = 1;
        var known = Daily(100, t => t % 7 == 6 || t == 30 ? 0 : 20) with
        {
            Regressors = [new("holiday", holiday, RegressorKind.Event)]
        };
        var older = Daily(114, t => t % 3 == 0 && t % 7 != 6 ? 1 : 0) with { Start = s_monday.AddDays(-14) };

        var states = ClosedDays.FoundIn([known, known]).StatedIn(older, ahead: 7).States;

        Assert.Equal(Enumerable.Range(0, 121).Where(t => t % 7 == 6 || t == 44), Closed(states));
    }

    [Fact]
    public void Sundays_do_not_make_a_date_closed_every_year()
    {
        var march = new DateTime(2024, 3, 3); // a Sunday
        var shop = Daily(800, t => t % 7 == 6 || s_monday.AddDays(t) == march.AddYears(1) ? 0 : 20);

        var opening = OpeningPattern.OfShop(shop);

        Assert.True(opening.IsClosed((march.AddYears(1) - s_monday).Days));
        Assert.False(opening.IsClosed((march.AddYears(2) - s_monday).Days)); // a Tuesday
    }

    [Fact]
    public void Days_that_are_found_closed_do_not_reach_the_model_learnt_from_all()
    {
        var options = new GlobalModelOptions
        {
            Boosting = new BoostingOptions
            {
                Rounds = 40,
                LearningRate = 0.2,
                Tree = new TreeOptions { MaxLeaves = 15, MinRowsInLeaf = 20 },
            },
        };
        Series[] shops = [.. Enumerable.Range(0, 12).Select(number =>
            Daily(200, t => t % 7 == 6 ? 0 : (10 + number) * (1 + t % 7 * 0.1)) with { Store = $"{number}" })];
        Series[] stated = [.. shops.Select(shop => shop with
        {
            States = [.. Enumerable.Range(0, 214).Select(t => t % 7 == 6 ? DayState.Closed : DayState.Sold)]
        })];

        Assert.Equal(
            GlobalModel.Train(stated, 14, options).Forecast(stated[3]),
            GlobalModel.Train(shops, 14, options).Forecast(shops[3]));
    }

    private static IEnumerable<int> Closed(DayState[] states) => states.Index()
        .Where(day => day.Item == DayState.Closed).Select(day => day.Index);

    private static Series Daily(int days, Func<int, double> value) =>
        new([.. Enumerable.Range(0, days).Select(value)]) { Start = s_monday, Frequency = Frequency.Daily };
}

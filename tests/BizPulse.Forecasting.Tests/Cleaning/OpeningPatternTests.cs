using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;

namespace BizPulse.Forecasting.Tests.Cleaning;

public sealed class OpeningPatternTests
{
    [Fact]
    public void A_slow_seller_without_a_sale_on_a_weekday_is_not_taken_for_closed()
    {
        var series = Daily([.. Enumerable.Range(0, 60).Select(t => t % 10 == 0 && t % 7 != 3 ? 1.0 : 0)]);

        Assert.Equal(7, HistoryCleaner.Clean(series).Opening.OpenWeekdays);
    }

    [Fact]
    public void A_holiday_on_which_the_shop_never_opened_is_closed_again()
    {
        var holiday = new double[200];
        foreach (var t in (int[])[20, 60, 100, 170])
            holiday[t] = 1;
        var series = Daily([.. Enumerable.Range(0, 150).Select(t => holiday[t] > 0 ? 0 : 20.0 + t % 3)]) with
        {
            Regressors = [new("holiday", holiday, RegressorKind.Event)],
        };

        var opening = HistoryCleaner.Clean(series).Opening;

        Assert.True(opening.IsClosed(170));
        Assert.False(opening.IsClosed(171));
    }

    [Fact]
    public void A_gap_is_filled_from_its_neighbours_and_written_down()
    {
        var clean = HistoryCleaner.Clean(Daily([10, 10, double.NaN, 10, 10]));

        Assert.Equal(10, clean.Filled.Values[2]);
        Assert.Equal([new Treatment(2, TreatmentReason.NoData, double.NaN, 10)], clean.Treatments);
    }

    [Fact]
    public void Bank_holidays_of_England_are_those_of_the_calendar()
    {
        DateOnly[] expected =
        [
            new(2011, 1, 3), new(2011, 4, 22), new(2011, 4, 25), new(2011, 4, 29), new(2011, 5, 2), new(2011, 5, 30),
            new(2011, 8, 29), new(2011, 12, 25), new(2011, 12, 26), new(2011, 12, 27),
        ];

        Assert.Equal(expected, PublicHolidays.England(2011).Order());
        Assert.Equal(new DateOnly(2024, 3, 31), PublicHolidays.EasterSunday(2024));
        Assert.Contains(new DateOnly(2015, 11, 26), PublicHolidays.UnitedStates(2015));
    }

    [Fact]
    public void Holidays_of_Germany_and_France_are_those_of_the_calendar()
    {
        DateOnly[] germany =
        [
            new(2026, 1, 1), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 1), new(2026, 5, 14), new(2026, 5, 25),
            new(2026, 10, 3), new(2026, 12, 25), new(2026, 12, 26),
        ];
        DateOnly[] france =
        [
            new(2025, 1, 1), new(2025, 4, 21), new(2025, 5, 1), new(2025, 5, 8), new(2025, 5, 29), new(2025, 6, 9),
            new(2025, 7, 14), new(2025, 8, 15), new(2025, 11, 1), new(2025, 11, 11), new(2025, 12, 25),
        ];

        Assert.Equal(germany, PublicHolidays.ByRegion["DE"](2026).Order());
        Assert.Equal(france, PublicHolidays.ByRegion["FR"](2025).Order());
    }

    private static Series Daily(double[] values) =>
        new(values) { Start = new DateTime(2024, 9, 2), Frequency = Frequency.Daily };
}

using BizPulse.Analytics.Filters;

namespace BizPulse.Analytics.Tests.Filters;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(Comparing.Previous, "2026-03-01", "2026-03-31", "2026-01-29", "2026-02-28")]
    [InlineData(Comparing.Previous, "2026-03-10", "2026-03-10", "2026-03-09", "2026-03-09")]
    [InlineData(Comparing.Weekday, "2026-03-10", "2026-03-10", "2026-03-03", "2026-03-03")]
    [InlineData(Comparing.Weekday, "2026-03-02", "2026-03-08", "2026-02-23", "2026-03-01")]
    [InlineData(Comparing.Weekday, "2026-03-02", "2026-03-09", "2026-02-16", "2026-02-23")]
    [InlineData(Comparing.Year, "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-28")]
    [InlineData(Comparing.Year, "2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28")]
    // the year so far
    [InlineData(Comparing.Year, "2026-01-01", "2026-12-01", "2025-01-01", "2025-12-01")]
    [InlineData(Comparing.YearWeekday, "2026-12-01", "2026-12-01", "2025-12-02", "2025-12-02")]
    [InlineData(Comparing.YearWeekday, "2026-03-02", "2026-03-08", "2025-03-03", "2025-03-09")]
    public void A_period_stands_beside_another(
        Comparing compare, string from, string to, string compareFrom, string compareTo) =>
        Assert.Equal((Day(compareFrom), Day(compareTo)), new Comparison(compare).Beside(Day(from), Day(to)));

    [Theory]
    [InlineData(Comparing.Weekday)]
    [InlineData(Comparing.YearWeekday)]
    public void Weekdays_stand_beside_the_same_weekdays(Comparing compare)
    {
        var (from, to) = (Day("2026-03-05"), Day("2026-04-01"));

        for (var day = from; day <= to; day = day.AddDays(1))
            Assert.Equal(day.DayOfWeek, new Comparison(compare).DayBeside(day, from, to)!.Value.DayOfWeek);
    }

    [Fact]
    public void The_29th_of_February_stands_beside_no_day_and_no_day_stands_beside_it()
    {
        var year = new Comparison(Comparing.Year);

        Assert.Null(year.DayBeside(Day("2024-02-29"), Day("2024-02-01"), Day("2024-03-31")));
        Assert.Equal(Day("2023-02-28"), year.DayBeside(Day("2024-02-28"), Day("2024-02-01"), Day("2024-03-31")));
        Assert.Equal(Day("2024-03-01"), year.DayBeside(Day("2025-03-01"), Day("2025-02-01"), Day("2025-03-31")));
    }

    [Fact]
    public void Past_the_end_of_a_shorter_comparison_there_is_no_day()
    {
        var custom = new Comparison(Comparing.Custom, Day("2025-01-01"), Day("2025-01-02"));

        Assert.Equal(Day("2025-01-02"), custom.DayBeside(Day("2026-05-02"), Day("2026-05-01"), Day("2026-05-03")));
        Assert.Null(custom.DayBeside(Day("2026-05-03"), Day("2026-05-01"), Day("2026-05-03")));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text);
}

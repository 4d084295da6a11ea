using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Tests.Shop;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("2025-04-18")] // Good Friday
    [InlineData("2025-04-21")] // Easter Monday
    [InlineData("2024-05-09")] // Ascension
    [InlineData("2026-05-25")] // Whit Monday
    [InlineData("2025-12-25")]
    public void Knows_public_holidays(string day) => Assert.True(Season.IsPublicHoliday(DateOnly.Parse(day)));

    [Fact]
    public void An_ordinary_day_is_no_holiday() => Assert.False(Season.IsPublicHoliday(new DateOnly(2025, 4, 17)));

    [Theory]
    [InlineData(5, "overnight")]
    [InlineData(6, "morning")]
    [InlineData(12, "afternoon")]
    [InlineData(18, "evening")]
    [InlineData(22, "overnight")]
    public void Names_the_time_of_day(int hour, string name) => Assert.Equal(name, Season.TimeOfDay(hour));

    [Fact]
    public void The_hours_of_a_web_day_add_up_to_the_day() =>
        Assert.Equal(1, Enumerable.Range(0, 24).Sum(Season.WebHour), precision: 10);

    [Fact]
    public void Shops_rest_on_sundays_and_the_web_never()
    {
        var sunday = new DateOnly(2025, 6, 15);

        Assert.Equal(["WEB"], Store.All.Where(store => store.IsOpen(sunday)).Select(store => store.Id));
    }
}

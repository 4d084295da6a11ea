using System.Globalization;

namespace BizPulse.Forecasts.Histories;

/// <summary>The closed days that <c>BizPulse:ClosedDays</c> states.</summary>
internal sealed class StatedClosings
{
    private readonly HashSet<DayOfWeek> _weekdays = [];
    private readonly HashSet<(int Month, int Day)> _dates = [];
    private readonly HashSet<DateOnly> _days = [];

    public StatedClosings(BusinessSettings business)
    {
        foreach (var entry in business.ClosedDays.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Enum.GetNames<DayOfWeek>().Contains(entry, StringComparer.OrdinalIgnoreCase))
                _weekdays.Add(Enum.Parse<DayOfWeek>(entry, ignoreCase: true));
            else if (TryRead($"2000-{entry}", out var date)) // a leap year
                _dates.Add((date.Month, date.Day));
            else if (TryRead(entry, out var day))
                _days.Add(day);
            else
                throw new InvalidOperationException(
                    $"BizPulse:ClosedDays has '{entry}'; it takes weekdays (Sunday), dates of every year (12-25) and "
                    + "single days (2026-01-05), separated by commas.");
    }

    public bool Contains(DateOnly day) =>
        _weekdays.Contains(day.DayOfWeek) || _dates.Contains((day.Month, day.Day)) || _days.Contains(day);

    private static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

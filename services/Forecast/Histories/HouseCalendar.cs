using BizPulse.Forecasting;
using BizPulse.Forecasting.Cleaning;

namespace BizPulse.Forecasts.Histories;

/// <summary>
/// When the whole house is closed, past and ahead: what is stated, and what its sales show. No single product can tell
/// a closed day from one on which nobody bought it.
/// </summary>
internal sealed class HouseCalendar(
    HistoryQueries queries, StatedClosings stated, HolidayCalendar holidays, ForecastSettings settings)
{
    public async Task<IReadOnlySet<DateOnly>> ClosedDaysAsync(DateOnly from, DateOnly origin, CancellationToken ct)
    {
        var sales = await queries.HouseSalesAsync(from, origin, ct);
        var first = sales.Count == 0 ? origin.AddDays(1) : sales[0].Day;
        var lines = new double[origin.DayNumber - first.DayNumber + 1];
        foreach (var (day, sold) in sales)
            lines[day.DayNumber - first.DayNumber] = sold;

        DateOnly[] days = [.. Enumerable.Range(0, lines.Length + settings.Days).Select(first.AddDays)];
        var house = new Series(lines) { Start = first.ToDateTime(TimeOnly.MinValue), Frequency = Frequency.Daily };
        var opening = OpeningPattern.OfShop(house with
        {
            States = [.. days.Select((day, t) =>
                (t >= lines.Length || lines[t] == 0) && stated.Contains(day) ? DayState.Closed : DayState.Sold)],
            Regressors = [.. holidays.Of(house)],
        });
        return days.Where((_, t) => opening.IsClosed(t)).ToHashSet();
    }
}

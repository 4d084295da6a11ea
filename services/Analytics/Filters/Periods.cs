using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Filters;

/// <summary>
/// Turns what was asked into days: where a bound is left out the data give it, and no period reaches past both them and
/// today.
/// </summary>
internal sealed class Periods(NpgsqlDataSource db, BusinessSettings settings, TimeProvider clock)
{
    /// <param name="lastDays">Where no first day is asked for; null for all days with sales.</param>
    public async Task<AskedPeriod> OfAsync(
        SalesFilter filter, Comparison comparison, int? lastDays, CancellationToken ct)
    {
        var today = settings.Today(clock);
        var latest = filter.To ?? Later(today, filter.From ?? default);
        DayRange.Check("from", filter.From, "to", latest);
        if (lastDays is { } days)
            filter = filter with { From = filter.From ?? latest.AddDays(1 - days), To = latest };

        var (oldest, newest) = filter is { From: not null, To: { } last } && last <= today
            ? (today, today)
            : await DaysWithSalesAsync(today, ct);
        var from = filter.From ?? Earlier(oldest, filter.To ?? today);
        var to = filter.To is { } end && (end <= newest || from > newest) ? end : Later(newest, from);
        var period = new Period(from, to, from <= today && today <= to);
        var compared = filter.From is null && !comparison.IsCustom ? null : Compared(comparison, period);
        return new AskedPeriod(filter, comparison, period, compared, settings);
    }

    private ComparedPeriod? Compared(Comparison comparison, Period period)
    {
        if (comparison.Beside(period.From, period.To) is not var (from, to))
            return null;
        var fits = !comparison.IsCustom || to.DayNumber - from.DayNumber == period.To.DayNumber - period.From.DayNumber;
        return new ComparedPeriod(
            from, to, period.Partial && fits ? settings.Instant(to, settings.TimeOfDay(clock)) : null);
    }

    // Both ends of an index: it costs next to nothing.
    private Task<(DateOnly Oldest, DateOnly Newest)> DaysWithSalesAsync(DateOnly today, CancellationToken ct) =>
        db.OneAsync(
            $"select coalesce(min(day), {today}) as oldest, greatest(max(day), {today}) as newest from read.sales_daily",
            row => (row.Get<DateOnly>("oldest"), row.Get<DateOnly>("newest")),
            ct);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

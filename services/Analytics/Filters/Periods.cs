using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Filters;

/// <param name="Partial">It ends with the running business day, which isn't over.</param>
public sealed record Period(DateOnly From, DateOnly To, bool Partial);

/// <param name="Until">Beside a period that isn't over, the moment at which the last day ends early: the same time of day as now.</param>
public sealed record ComparedPeriod(DateOnly From, DateOnly To, DateTime? Until);

/// <summary>Which days a question is about, and which stand beside them.</summary>
public sealed record AskedPeriod(SalesFilter Filter, Comparison Comparison, Period Period, ComparedPeriod? Compared, BusinessSettings Settings)
{
    public SalesSlice Sales => new(Filter with { From = Period.From, To = Period.To }, Settings);

    public SalesSlice? ComparedSales => Compared is { } days ? new(Filter with { From = days.From, To = days.To }, Settings, days.Until) : null;

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Period.To.DayNumber - Period.From.DayNumber + 1).Select(Period.From.AddDays);

    /// <summary>The day beside one of the period, where the comparison has one.</summary>
    public DateOnly? DayBeside(DateOnly day) => Compared is not null && Comparison.DayBeside(day, Period.From, Period.To) is { } beside && beside <= Compared.To ? beside : null;
}

/// <summary>Turns what was asked into days: where a bound is left out the data give it, and no period reaches past both them and today.</summary>
public sealed class Periods(NpgsqlDataSource db, BusinessSettings settings, TimeProvider clock)
{
    /// <summary>What is wrong with the question, if anything.</summary>
    public IResult? Problem(SalesFilter filter, Comparison comparison) =>
        (filter with { To = filter.To ?? Later(settings.Today(clock), filter.From ?? default) }).Problem() ?? comparison.Problem();

    public async Task<AskedPeriod> OfAsync(SalesFilter filter, Comparison comparison, CancellationToken ct)
    {
        var today = settings.Today(clock);
        var (oldest, newest) = filter is { From: not null, To: { } last } && last <= today ? (today, today) : await DaysWithSalesAsync(today, ct);
        var from = filter.From ?? Earlier(oldest, filter.To ?? today);
        var to = filter.To is { } end && (end <= newest || from > newest) ? end : Later(newest, from);
        var period = new Period(from, to, from <= today && today <= to);
        return new AskedPeriod(filter, comparison, period, filter.From is null && !comparison.IsCustom ? null : Compared(comparison, period), settings);
    }

    /// <summary>For questions about a course: the last thirty days, unless others are asked for.</summary>
    public SalesFilter LastDaysUnlessAsked(SalesFilter filter, int days = 30)
    {
        var to = filter.To ?? Later(settings.Today(clock), filter.From ?? default);
        return filter with { From = filter.From ?? to.AddDays(1 - days), To = to };
    }

    private ComparedPeriod? Compared(Comparison comparison, Period period)
    {
        if (comparison.Beside(period.From, period.To) is not var (from, to))
            return null;
        var fits = !comparison.IsCustom || to.DayNumber - from.DayNumber == period.To.DayNumber - period.From.DayNumber;
        return new ComparedPeriod(from, to, period.Partial && fits ? settings.Instant(to, settings.TimeOfDay(clock)) : null);
    }

    // Both ends of an index: it costs next to nothing.
    private Task<(DateOnly Oldest, DateOnly Newest)> DaysWithSalesAsync(DateOnly today, CancellationToken ct) => db.OneAsync(
        $"select coalesce(min(day), {today}) as oldest, greatest(max(day), {today}) as newest from ingestion.sales_daily",
        row => (row.Get<DateOnly>("oldest"), row.Get<DateOnly>("newest")),
        ct);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

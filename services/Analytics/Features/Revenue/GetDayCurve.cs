using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BizPulse.Analytics.Features.Revenue;

/// <param name="Until">The business's clock while the day isn't over; null when it is.</param>
/// <param name="UsualDays">The days that say what is usual, newest first.</param>
public sealed record DayCurve(
    string Currency, DateOnly Day, TimeOnly? Until, IReadOnlyList<DateOnly> UsualDays, IReadOnlyList<CurveHour> Hours);

/// <param name="Revenue">Of the day up to the end of this hour, or up to now; null for hours to come.</param>
/// <param name="UsualLow">Of the usual days up to the end of this hour: a tenth of them lay below. Null without
/// such days.</param>
/// <param name="UsualHigh">A tenth of them lay above.</param>
public sealed record CurveHour(
    int Hour, decimal? Revenue, decimal? UsualLow, decimal? UsualMedian, decimal? UsualHigh);

internal static class GetDayCurve
{
    private const int UsualWeeks = 8, DaysPerWeek = 7;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/revenue/day-curve", Handle)
        .WithName(nameof(GetDayCurve))
        .WithSummary("Revenue of a day added up hour by hour, beside what is usual: the middle 80 % and the median of "
            + "the last eight days of its weekday")
        .WithCsv((DayCurve curve) => curve.Hours);

    private static async Task<Ok<DayCurve>> Handle(
        AskedDay asked, NpgsqlDataSource db, BusinessSettings settings, TimeProvider clock, CancellationToken ct)
    {
        TimeOnly? until = asked.Day == settings.Today(clock) ? settings.TimeOfDay(clock) : null;
        var weekdays = Enumerable.Range(0, UsualWeeks + 1).Select(week => asked.Day.AddDays(-week * DaysPerWeek))
            .ToArray();
        var hours = await HoursAsync(db, asked, weekdays, settings, ct);
        return TypedResults.Ok(new DayCurve(
            settings.Currency, asked.Day, until, [.. weekdays.Skip(1).Where(day => day >= hours[0].First)],
            [.. hours.Select(row => row.Hour.Hour > until?.Hour ? row.Hour with { Revenue = null } : row.Hour)]));
    }

    // Days before the first sale of these weeks are not usual: the shop was not there yet.
    private static Task<List<(DateOnly? First, CurveHour Hour)>> HoursAsync(
        NpgsqlDataSource db, AskedDay asked, DateOnly[] weekdays, BusinessSettings settings, CancellationToken ct) =>
        db.ListAsync(
            $"""
            with sold as (
                {(asked.Filter.NamesProducts ? OfLines(asked, weekdays, settings) : OfHours(asked, weekdays))}
            ), course as (
                select weekday, hour,
                    sum(coalesce(revenue, 0)) over (partition by weekday order by hour) as revenue
                from unnest({weekdays}) weekday cross join generate_series(0, 23) hour
                left join sold using (weekday, hour)
            ), begun as (
                select min(day) as first from read.sales_daily
                where day >= {weekdays[^1]} and day < {asked.Day} and {asked.Filter.OnSales}
            ), told as (
                select *, weekday < {asked.Day} and weekday >= first as is_usual from course cross join begun
            )
            select hour, first, max(revenue) filter (where weekday = {asked.Day}) as revenue,
                {Usual(0.1)} as low, {Usual(0.5)} as median, {Usual(0.9)} as high
            from told group by hour, first order by hour
            """,
            row => (
                row.Get<DateOnly?>("first"),
                new CurveHour(
                    row.Get<int>("hour"), row.Get<decimal>("revenue"), row.Get<decimal?>("low"),
                    row.Get<decimal?>("median"), row.Get<decimal?>("high"))),
            ct);

    private static Sql Usual(double share) =>
        $"round((percentile_cont({share}) within group (order by revenue) filter (where is_usual))::numeric, 4)";

    private static Sql OfHours(AskedDay asked, DateOnly[] weekdays) =>
        $"""
        select day as weekday, hour::int, sum(revenue) as revenue from read.sales_hourly
        where day = any({weekdays}) and {asked.Filter.OnOrders} group by 1, 2
        """;

    // The instants are there for the index on them.
    private static Sql OfLines(AskedDay asked, DateOnly[] weekdays, BusinessSettings settings) =>
        $"""
        select weekday, extract(hour from occurred_at at time zone {settings.TimeZone.Id})::int as hour,
            coalesce(sum(revenue), 0) as revenue
        from unnest({weekdays}, {weekdays.Select(settings.StartOf).ToArray()},
            {weekdays.Select(day => settings.StartOf(day.AddDays(1))).ToArray()}) one (weekday, start, next)
        join read.sales on day = weekday and occurred_at >= start and occurred_at < next and {asked.Filter.OnSales}
        group by 1, 2
        """;
}

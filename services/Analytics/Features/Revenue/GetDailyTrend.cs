using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Revenue;

public sealed record DailyTrend(string Currency, Period Period, ComparedPeriod? Compared, IReadOnlyList<TrendDay> Days);

/// <param name="Partial">The running business day: it isn't over.</param>
/// <param name="CompareDay">The day beside it; null for none.</param>
public sealed record TrendDay(
    DateOnly Day, decimal Revenue, long Orders, decimal Units, bool Partial,
    DateOnly? CompareDay, decimal? CompareRevenue, long? CompareOrders, decimal? CompareUnits);

internal static class GetDailyTrend
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/revenue/daily-trend", Handle)
        .WithName(nameof(GetDailyTrend))
        .WithSummary("Revenue, orders and units of each day, sold or not, each beside a day of another period; the "
            + "last thirty days by default")
        .WithCsv((DailyTrend trend) => trend.Days);

    private static async Task<Ok<DailyTrend>> Handle(
        [LastDays] AskedPeriod asked, SumQueries sums, TimeProvider clock, CancellationToken ct)
    {
        var (sold, before) = await sums.SumsAsync(asked, ct);
        var today = asked.Settings.Today(clock);
        return TypedResults.Ok(new DailyTrend(asked.Currency, asked.Period, asked.Compared, [.. asked.Days.Select(day =>
        {
            var (now, beside) = (sold.On(day), asked.DayBeside(day));
            var then = beside is { } that ? before?.On(that) : null;
            return new TrendDay(
                day, now.Revenue, now.Orders, now.Units, day == today, beside, then?.Revenue, then?.Orders,
                then?.Units);
        })]));
    }
}

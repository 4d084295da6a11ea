using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Revenue;

public sealed record MonthlyRevenue(string Currency, IReadOnlyList<RevenueMonth> Months);

/// <param name="Month">Its first day.</param>
/// <param name="Growth">Against the month before, as a share (0.1 = 10 % more); null for the first month and after a
/// month without revenue.</param>
public sealed record RevenueMonth(DateOnly Month, decimal Revenue, decimal Units, long Orders, double? Growth);

internal static class GetMonthlyRevenue
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/revenue/monthly", Handle)
            .WithName(nameof(GetMonthlyRevenue))
            .WithSummary("Revenue, units and orders per month, oldest first")
            .WithCsv((MonthlyRevenue revenue) => revenue.Months);
        routes.MapGet("/api/analytics/revenue/monthly", Handle)
            .WithCsv((MonthlyRevenue revenue) => revenue.Months)
            .ExcludeFromDescription(); // a second address of the same question
    }

    private static async Task<Ok<MonthlyRevenue>> Handle(
        SalesFilter filter, RevenueQueries queries, BusinessSettings settings, CancellationToken ct) =>
        TypedResults.Ok(new MonthlyRevenue(settings.Currency, WithGrowth(await queries.MonthlyAsync(filter, ct))));

    internal static IReadOnlyList<RevenueMonth> WithGrowth(IReadOnlyList<RevenueMonth> months) =>
        [.. months.Select((month, i) => i > 0 && months[i - 1].Revenue != 0
            ? month with { Growth = GrowthOf((double)months[i - 1].Revenue, (double)month.Revenue) }
            : month)];

    private static double GrowthOf(double before, double now) => (now - before) / Math.Abs(before);
}

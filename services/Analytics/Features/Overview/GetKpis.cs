using System.Diagnostics.CodeAnalysis;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Overview;

/// <summary>The shop in a dozen numbers: what was sold, and what lies in stock.</summary>
public record KpiNumbers : SalesSum
{
    public KpiNumbers()
    {
    }

    [SetsRequiredMembers]
    internal KpiNumbers(SalesSum sold, StockSum stock)
        : base(sold) =>
        (Stockouts, EmptyShelves, StockValue) = (stock.Stockouts, stock.EmptyShelves, stock.Value);

    /// <summary>Products with no stock left: now, or at the end of the period beside it.</summary>
    public required int Stockouts { get; init; }

    /// <summary>
    /// Places that are out of a product they keep, each counted with each product: now, or at the end of the period
    /// beside it.
    /// </summary>
    public required int EmptyShelves { get; init; }

    /// <summary>Stock at its cost: now, or at the end of the period beside it.</summary>
    public required decimal StockValue { get; init; }
}

/// <param name="Stockouts">At the end of the day, as are empty shelves and the value of the stock; null in periods of
/// more than 92 days, and before stock was first told.</param>
public sealed record KpiDay(
    DateOnly Day, decimal Revenue, long Orders, decimal Units, long Customers, decimal? Margin, decimal ReturnedRevenue,
    int? Stockouts, int? EmptyShelves, decimal? StockValue);

/// <summary>A period in numbers, beside another one, and day by day.</summary>
public sealed record Kpis : KpiNumbers
{
    public Kpis()
    {
    }

    [SetsRequiredMembers]
    internal Kpis(
        AskedPeriod asked, SalesSums now, SalesSums? before, StockSum stock,
        IReadOnlyDictionary<DateOnly, StockSum> stockThen)
        : base(now.Total, stock)
    {
        Currency = asked.Currency;
        Period = asked.Period;
        Compared = asked.Compared;
        Previous = before is null
            ? null
            : new KpiNumbers(before.Total, stockThen.GetValueOrDefault(asked.Compared!.To) ?? new StockSum(0, 0, 0));
        Days = [.. asked.Days.Select(now.On).Select(day =>
        {
            var then = stockThen.GetValueOrDefault(day.Day);
            return new KpiDay(
                day.Day, day.Revenue, day.Orders, day.Units, day.Customers, day.Margin, day.ReturnedRevenue,
                then?.Stockouts, then?.EmptyShelves, then?.Value);
        })];
    }

    public required string Currency { get; init; }

    public required Period Period { get; init; }

    public required ComparedPeriod? Compared { get; init; }

    public required KpiNumbers? Previous { get; init; }

    public required IReadOnlyList<KpiDay> Days { get; init; }
}

internal static class GetKpis
{
    private const int MostDaysWithStock = 92;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/analytics/kpis", Handle)
        .WithName(nameof(GetKpis))
        .WithSummary("Revenue, orders, units, customers, margin and stock of a period, beside another one and per day")
        .WithCsv((Kpis kpis) => kpis.Days);

    private static async Task<Ok<Kpis>> Handle(
        AskedPeriod asked, OverviewQueries queries, StockHistory history, SumQueries sums, CancellationToken ct)
    {
        var selling = sums.SumsAsync(asked, ct);
        var stock = queries.StockAsync(asked.Filter, ct);
        var stockThen = history.AtEndOfAsync(DaysWithStock(asked), asked.Filter, ct);
        await Task.WhenAll(selling, stock, stockThen);

        var (now, before) = await selling;
        return TypedResults.Ok(new Kpis(asked, now, before, await stock, await stockThen));
    }

    private static List<DateOnly> DaysWithStock(AskedPeriod asked)
    {
        List<DateOnly> days = asked.Compared is { } compared ? [compared.To] : [];
        return [.. (asked.Days.Count() <= MostDaysWithStock ? asked.Days.Concat(days) : days).Distinct().Order()];
    }
}

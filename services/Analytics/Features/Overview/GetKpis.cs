using System.Diagnostics.CodeAnalysis;
using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;

namespace BizPulse.Analytics.Features.Overview;

/// <summary>The shop in a dozen numbers: what was sold, and what lies in stock.</summary>
public record KpiNumbers : SalesSum
{
    public KpiNumbers()
    {
    }

    [SetsRequiredMembers]
    internal KpiNumbers(SalesSum sold, StockSum stock) : base(sold) => (Stockouts, StockValue) = (stock.Stockouts, stock.Value);

    /// <summary>Products with no stock left, now.</summary>
    public required int Stockouts { get; init; }

    /// <summary>Stock at its latest known cost, now.</summary>
    public required decimal StockValue { get; init; }
}

/// <summary>A period in numbers, beside another one, and day by day.</summary>
public sealed record Kpis : KpiNumbers
{
    public Kpis()
    {
    }

    [SetsRequiredMembers]
    internal Kpis(AskedPeriod asked, string currency, SalesSums now, SalesSums? before, StockSum stock) : base(now.Total, stock)
    {
        Currency = currency;
        Period = asked.Period;
        Compared = asked.Compared;
        Previous = before?.Total;
        Days = [.. asked.Days.Select(now.On)];
    }

    public required string Currency { get; init; }

    public required Period Period { get; init; }

    public required ComparedPeriod? Compared { get; init; }

    public required SalesSum? Previous { get; init; }

    public required IReadOnlyList<SalesDay> Days { get; init; }
}

internal static class GetKpis
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/analytics/kpis", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetKpis))
        .WithSummary("Revenue, orders, units, customers, margin and stock of a period, beside another one and per day")
        .Produces<Kpis>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv((Kpis kpis) => kpis.Days);

    private static async Task<IResult> Handle(
        [AsParameters] SalesFilter filter, [AsParameters] Comparison comparison, Periods periods, OverviewQueries queries, SumQueries sums,
        BusinessSettings settings, CancellationToken ct)
    {
        if (periods.Problem(filter, comparison) is { } problem)
            return problem;

        var asked = await periods.OfAsync(filter, comparison, ct);
        var selling = sums.SumsAsync(asked, ct);
        var stock = queries.StockAsync(filter, ct);
        await Task.WhenAll(selling, stock);

        var (now, before) = await selling;
        return TypedResults.Ok(new Kpis(asked, settings.Currency, now, before, await stock));
    }
}

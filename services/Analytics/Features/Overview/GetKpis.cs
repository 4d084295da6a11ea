using BizPulse.Access;
using BizPulse.Analytics.Filters;

namespace BizPulse.Analytics.Features.Overview;

/// <summary>The shop in a dozen numbers. Money is in the house currency, net of returns, and not rounded.</summary>
/// <param name="AverageOrderValue">Null without an order.</param>
/// <param name="Margin">Revenue of products with a known cost, less that cost; null when no cost is known.</param>
/// <param name="RevenueWithUnknownCost">What <paramref name="Margin"/> leaves out.</param>
/// <param name="UnconvertedLines">Lines in a currency without a rate for the day: kept, listed, not summed.</param>
/// <param name="Stockouts">Products with no stock left, now.</param>
/// <param name="StockValue">Stock at its latest known cost, now.</param>
public sealed record Kpis(
    string Currency, decimal Revenue, long Orders, decimal Units, decimal? AverageOrderValue, long Customers,
    decimal ReturnedRevenue, decimal ReturnedUnits, decimal? Margin, decimal RevenueWithUnknownCost, long UnconvertedLines,
    int Stockouts, decimal StockValue);

internal static class GetKpis
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/analytics/kpis", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetKpis))
        .WithSummary("Revenue, orders, units, customers, margin and stock of a period")
        .Produces<Kpis>()
        .ProducesValidationProblem();

    private static async Task<IResult> Handle([AsParameters] SalesFilter filter, OverviewQueries queries, CancellationToken ct) =>
        filter.Problem() ?? TypedResults.Ok(await queries.KpisAsync(filter, ct));
}

using System.ComponentModel;
using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Problems;

namespace BizPulse.Analytics.Features.Products;

public sealed record TopProducts(string Currency, Period Period, ComparedPeriod? Compared, IReadOnlyList<TopProduct> Products);

/// <param name="Margin">Null when no cost is known.</param>
/// <param name="Share">Of what all products in the filter brought, by the number that ranks them; null where that is nothing.</param>
/// <param name="PreviousRevenue">In the compared period; null without one.</param>
/// <param name="Trend">Revenue of each day of the period.</param>
public sealed record TopProduct(
    string Sku, string? Name, string? Category, string? ImageUrl, decimal Revenue, decimal Units, decimal? Margin, decimal? Share,
    decimal? PreviousRevenue, decimal? PreviousUnits, IReadOnlyList<decimal> Trend);

internal static class GetTopProducts
{
    private const int MostProducts = 100;
    private static readonly string[] _ranks = ["revenue", "units", "margin"];

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/top", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetTopProducts))
        .WithSummary("The products that brought most; as CSV all of them")
        .Produces<TopProducts>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv((TopProducts top) => top.Products);

    private static async Task<IResult> Handle(
        [AsParameters] SalesFilter filter, [AsParameters] Comparison comparison, Periods periods, TopProductQueries queries, BusinessSettings settings,
        HttpRequest request, CancellationToken ct, [Description("revenue, units or margin")] string by = "revenue", int? limit = null)
    {
        if (limit is < 1 or > MostProducts)
            return Invalid.Field("limit", $"must be between 1 and {MostProducts}.");
        if (!_ranks.Contains(by))
            return Invalid.Field("by", "must be revenue, units or margin.");
        if (periods.Problem(filter, comparison) is { } problem)
            return problem;

        var asked = await periods.OfAsync(periods.LastDaysUnlessAsked(filter), comparison, ct);
        var ranked = await queries.RankedAsync(asked.Sales, by, limit ?? (request.WantsCsv() ? int.MaxValue : 10), ct);
        var skus = ranked.ConvertAll(product => product.Sku);
        var before = asked.ComparedSales is { } compared ? await queries.BeforeAsync(compared, skus, ct) : null;
        var revenue = request.WantsCsv() ? [] : await queries.DailyRevenueAsync(asked.Sales, skus, ct);
        return TypedResults.Ok(new TopProducts(settings.Currency, asked.Period, asked.Compared, [.. ranked.Select(product => product with
        {
            PreviousRevenue = before is null ? null : before.GetValueOrDefault(product.Sku).Revenue,
            PreviousUnits = before is null ? null : before.GetValueOrDefault(product.Sku).Units,
            Trend = [.. asked.Days.Select(day => revenue.GetValueOrDefault((product.Sku, day)))],
        })]));
    }
}

using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Products;

public sealed record TopProducts(
    string Currency, Period Period, ComparedPeriod? Compared, IReadOnlyList<TopProduct> Products);

/// <param name="Margin">Null when no cost is known.</param>
/// <param name="Share">Of what all products in the filter brought, by the number that ranks them; null where that is
/// nothing.</param>
/// <param name="PreviousRevenue">In the compared period; null without one.</param>
/// <param name="Trend">Revenue of each day of the period.</param>
public sealed record TopProduct(
    string Sku, string? Name, string? Category, string? ImageUrl, decimal Revenue, decimal Units, decimal? Margin,
    double? Share, decimal? PreviousRevenue, decimal? PreviousUnits, IReadOnlyList<decimal> Trend);

/// <summary>What the products that brought most are found by.</summary>
public enum ProductRank
{
    Revenue,
    Units,
    Margin,
}

internal static class GetTopProducts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/top", Handle)
        .WithName(nameof(GetTopProducts))
        .WithSummary("The products that brought most; as CSV all of them")
        .WithCsv((TopProducts top) => top.Products);

    private static async Task<Ok<TopProducts>> Handle(
        [LastDays] AskedPeriod asked, Choice<ProductRank> by, [Rows(usual: 10, most: 100)] RowLimit limit,
        TopProductQueries queries, HttpRequest request, CancellationToken ct)
    {
        var ranked = await queries.RankedAsync(asked.Sales, by.Value, limit.Rows, ct);
        var skus = ranked.ConvertAll(product => product.Sku);
        var before = asked.ComparedSales is { } compared ? await queries.BeforeAsync(compared, skus, ct) : null;
        var revenue = request.WantsCsv() ? [] : await queries.DailyRevenueAsync(asked.Sales, skus, ct);
        return TypedResults.Ok(
            new TopProducts(asked.Currency, asked.Period, asked.Compared, [.. ranked.Select(product => product with
            {
                PreviousRevenue = before is null ? null : before.GetValueOrDefault(product.Sku).Revenue,
                PreviousUnits = before is null ? null : before.GetValueOrDefault(product.Sku).Units,
                Trend = [.. asked.Days.Select(day => revenue.GetValueOrDefault((product.Sku, day)))],
            })]));
    }
}

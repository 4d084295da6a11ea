using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Products;

/// <param name="Stock">Per place; empty for services and for products whose stock nobody told.</param>
/// <param name="OnHand">All places together; null where stock is unknown.</param>
/// <param name="Previous">In the compared period; null without one.</param>
public sealed record ProductDetail(
    string Currency, ProductFacts Facts, IReadOnlyList<StockAt> Stock, decimal? OnHand, Period Period,
    ComparedPeriod? Compared, SalesSum Sold, SalesSum? Previous, IReadOnlyList<SalesDay> Days);

/// <param name="Kind">goods or service.</param>
/// <param name="Incomplete">Known from sales or stock alone: nobody has described it yet.</param>
public sealed record ProductFacts(
    string Sku, string? Name, string? Category, string? Brand, string? ImageUrl, string Kind, bool Incomplete,
    decimal? UnitCost, decimal? ListPrice, decimal? MinPrice, decimal? MaxPrice, string? PriceStrategy,
    string? SupplierId, string? Supplier, int? LeadTimeDays, int? PackSize, int? Moq, decimal? Rating);

public sealed record StockAt(string Location, decimal Level);

internal static class GetProduct
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/{sku}", Handle)
        .WithName(nameof(GetProduct))
        .WithSummary("One product: what it is, where it lies, and what it sold; the last thirty days by default")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithCsv((ProductDetail product) => product.Days);

    private static async Task<Results<Ok<ProductDetail>, ProblemHttpResult>> Handle(
        string sku, [LastDays] AskedPeriod asked, Scope scope, ProductQueries queries, SumQueries sums,
        CancellationToken ct)
    {
        sku = sku.Decoded();
        if (await queries.FactsAsync(sku, scope, ct) is not { } facts)
            return TypedResults.Problem($"There is no product '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var selling = sums.SumsAsync(asked.Of(sku), ct);
        var storing = queries.StockAsync(sku, scope, ct);
        await Task.WhenAll(selling, storing);

        var ((now, before), stock) = (await selling, await storing);
        return TypedResults.Ok(new ProductDetail(
            asked.Currency, facts, stock, stock.Count == 0 ? null : stock.Sum(place => place.Level), asked.Period,
            asked.Compared, now.Total, before?.Total, [.. asked.Days.Select(now.On)]));
    }
}

using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;

namespace BizPulse.Analytics.Features.Products;

/// <param name="Stock">Per place; empty for services and for products whose stock nobody told.</param>
/// <param name="OnHand">All places together; null where stock is unknown.</param>
/// <param name="Previous">In the compared period; null without one.</param>
public sealed record ProductDetail(
    string Currency, ProductFacts Facts, IReadOnlyList<StockAt> Stock, decimal? OnHand, Period Period, ComparedPeriod? Compared, SalesSum Sold,
    SalesSum? Previous, IReadOnlyList<SalesDay> Days);

/// <param name="Kind">goods or service.</param>
/// <param name="Incomplete">Known from sales or stock alone: nobody has described it yet.</param>
public sealed record ProductFacts(
    string Sku, string? Name, string? Category, string? Brand, string? ImageUrl, string Kind, bool Incomplete, decimal? UnitCost, decimal? ListPrice,
    decimal? MinPrice, decimal? MaxPrice, string? PriceStrategy, string? SupplierId, string? Supplier, int? LeadTimeDays, int? PackSize, int? Moq,
    decimal? Rating);

public sealed record StockAt(string Location, decimal Level);

internal static class GetProduct
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/{sku}", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetProduct))
        .WithSummary("One product: what it is, where it lies, and what it sold; the last thirty days by default")
        .Produces<ProductDetail>()
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithDataVersionTag()
        .WithCsv((ProductDetail product) => product.Days);

    private static async Task<IResult> Handle(
        string sku, [AsParameters] SalesFilter filter, [AsParameters] Comparison comparison, Periods periods, ProductQueries queries, SumQueries sums,
        BusinessSettings settings, CancellationToken ct)
    {
        sku = sku.Decoded();
        filter = filter with { Sku = sku };
        if (periods.Problem(filter, comparison) is { } problem)
            return problem;
        if (await queries.FactsAsync(sku, ct) is not { } facts)
            return TypedResults.Problem($"There is no product '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var asked = await periods.OfAsync(periods.LastDaysUnlessAsked(filter), comparison, ct);
        var selling = sums.SumsAsync(asked, ct);
        var storing = queries.StockAsync(sku, ct);
        await Task.WhenAll(selling, storing);

        var ((now, before), stock) = (await selling, await storing);
        return TypedResults.Ok(new ProductDetail(
            settings.Currency, facts, stock, stock.Count == 0 ? null : stock.Sum(place => place.Level), asked.Period, asked.Compared, now.Total,
            before?.Total, [.. asked.Days.Select(now.On)]));
    }
}

using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Products;

/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Total">On all pages together.</param>
public sealed record ProductPage(IReadOnlyList<ProductItem> Items, string? Next, long Total);

/// <param name="Kind">goods or service.</param>
/// <param name="Incomplete">Known from sales or stock alone: nobody has described it yet.</param>
public sealed record ProductItem(
    string Sku, string? Name, string? Category, string? ImageUrl, string Kind, bool Incomplete);

internal static class ListProducts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products", Handle)
        .WithName(nameof(ListProducts))
        .WithSummary("The catalogue by name, page by page; as CSV all of it")
        .WithCsv();

    private static async Task<Results<Ok<ProductPage>, CsvTable<ProductItem>>> Handle(
        ProductFilter filter, [Rows(usual: 50, most: 200)] PageRequest page, ProductQueries queries,
        CancellationToken ct)
    {
        if (page.AllRows)
            return new CsvTable<ProductItem>(queries.AllAsync(filter));

        var items = await queries.PageAsync(filter, page.After(2), page.Limit + 1, ct);
        var total = await queries.CountAsync(filter, ct);
        var last = items.Count > page.Limit ? items[page.Limit - 1] : null;
        return TypedResults.Ok(new ProductPage(
            [.. items.Take(page.Limit)], last is null ? null : PageCursor.Of(last.Name ?? last.Sku, last.Sku), total));
    }
}

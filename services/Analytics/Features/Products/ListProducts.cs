using System.ComponentModel;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Problems;

namespace BizPulse.Analytics.Features.Products;

/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Total">On all pages together.</param>
public sealed record ProductPage(IReadOnlyList<ProductItem> Items, string? Next, long Total);

/// <param name="Kind">goods or service.</param>
/// <param name="Incomplete">Known from sales or stock alone: nobody has described it yet.</param>
public sealed record ProductItem(string Sku, string? Name, string? Category, string? ImageUrl, string Kind, bool Incomplete);

internal static class ListProducts
{
    private const int MostProducts = 200;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(ListProducts))
        .WithSummary("The catalogue by name, page by page; as CSV all of it")
        .Produces<ProductPage>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv();

    private static async Task<IResult> Handle(
        ProductQueries queries, HttpRequest request, CancellationToken ct,
        [Description("Part of a name or sku")] string? search = null, string? category = null, int limit = 50, string? cursor = null)
    {
        if (limit is < 1 or > MostProducts)
            return Invalid.Field("limit", $"must be between 1 and {MostProducts}.");
        if (request.WantsCsv())
            return new CsvTable<ProductItem>(queries.AllAsync(search, category));
        string[]? after = null;
        if (cursor is not null && !PageCursor.TryRead(cursor, 2, out after))
            return Invalid.Field("cursor", "must be the 'next' of a page of this list.");

        var items = await queries.PageAsync(search, category, after, limit + 1, ct);
        var total = await queries.CountAsync(search, category, ct);
        var last = items.Count > limit ? items[limit - 1] : null;
        return TypedResults.Ok(new ProductPage([.. items.Take(limit)], last is null ? null : PageCursor.Of(last.Name ?? last.Sku, last.Sku), total));
    }
}

using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Problems;

namespace BizPulse.Forecasts.Features.Reorder;

/// <param name="TotalCost">Of everything suggested under the filter, also beyond the limit, as far as costs are known.</param>
public sealed record ReorderList(string Currency, decimal TotalCost, IReadOnlyList<ReorderItem> Items);

/// <param name="Cost">Null where the unit's cost is unknown.</param>
/// <param name="Overdue">The last day that was early enough has passed.</param>
public sealed record ReorderItem(
    string Sku, string? Name, string? SupplierId, string? Supplier, long Quantity, int PackSize, int Moq, decimal? UnitCost, decimal? Cost, DateOnly OrderBy,
    bool Overdue, DateOnly? StockoutOn, string Why);

internal static class GetReorder
{
    private const int MostItems = 500;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/supply-chain/reorder", Handle)
        .RequirePermission(Permissions.InventoryRead)
        .WithName(nameof(GetReorder))
        .WithSummary("What to order now, what is most overdue first; as CSV all of it")
        .Produces<ReorderList>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv((ReorderList list) => list.Items);

    private static async Task<IResult> Handle(
        StockBook book, BusinessSettings business, HttpRequest request, CancellationToken ct, string? category = null, string? supplier = null, int? limit = null)
    {
        if (limit is < 1 or > MostItems)
            return Invalid.Field("limit", $"must be between 1 and {MostItems}.");

        var filter = new InventoryFilter(Category: category, Supplier: supplier);
        var items = (await book.AllAsync(ct))
            .Where(advice => advice.Quantity > 0 && filter.Takes(advice.Product))
            .OrderBy(advice => advice.OrderBy).ThenByDescending(advice => advice.Chance).ThenBy(advice => advice.Product.Sku, StringComparer.Ordinal)
            .Select(Item)
            .ToList();
        return TypedResults.Ok(new ReorderList(
            business.Currency, items.Sum(item => item.Cost ?? 0), items[..Math.Min(items.Count, limit ?? (request.WantsCsv() ? int.MaxValue : 100))]));
    }

    private static ReorderItem Item(StockAdvice advice)
    {
        var (product, item) = (advice.Product, advice.ToItem());
        var suggestion = item.Suggestion!;
        return new(
            item.Sku, item.Name, item.SupplierId, item.Supplier, suggestion.Quantity, product.PackSize, product.LeastOrder, item.UnitCost, suggestion.Cost,
            suggestion.OrderBy, suggestion.OrderBy < advice.Today, item.StockoutOn, suggestion.Why);
    }
}

using BizPulse.Answers;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Reorder;

/// <param name="TotalCost">Of everything suggested under the filter, also beyond the limit, as far as costs are
/// known.</param>
/// <param name="Total">How many are suggested, also beyond the limit.</param>
/// <param name="Overdue">Of them, those that should have been placed before today.</param>
public sealed record ReorderList(
    string Currency, decimal TotalCost, int Total, int Overdue, IReadOnlyList<ReorderItem> Items);

/// <param name="Cost">Null where the unit's cost is unknown.</param>
/// <param name="Overdue">The last day that was early enough has passed.</param>
public sealed record ReorderItem(
    string Sku, string? Name, string? SupplierId, string? Supplier, long Quantity, int PackSize, int Moq,
    decimal? UnitCost, decimal? Cost, DateOnly OrderBy, bool Overdue, DateOnly? StockoutOn, AdviceReason Reason);

internal static class GetReorder
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/supply-chain/reorder", Handle)
        .WithName(nameof(GetReorder))
        .WithSummary("What to order now, what is most overdue first; as CSV all of it")
        .WithCsv((ReorderList list) => list.Items);

    private static async Task<Ok<ReorderList>> Handle(
        InventoryFilter filter, [Rows(usual: 100, most: 500)] RowLimit limit, StockBook book, BusinessSettings business,
        CancellationToken ct)
    {
        var items = (await book.AllAsync(filter, ct))
            .Where(advice => advice.Quantity > 0)
            .OrderBy(advice => advice.OrderBy).ThenByDescending(advice => advice.Chance).ThenBy(
                advice => advice.Product.Sku, StringComparer.Ordinal)
            .Select(Item)
            .ToList();
        return TypedResults.Ok(new ReorderList(
            business.Currency, items.Sum(item => item.Cost ?? 0), items.Count, items.Count(item => item.Overdue),
            items[..Math.Min(items.Count, limit.Rows)]));
    }

    private static ReorderItem Item(StockAdvice advice)
    {
        var (product, item) = (advice.Product, advice.ToItem());
        var suggestion = item.Suggestion!;
        return new(
            item.Sku, item.Name, item.SupplierId, item.Supplier, suggestion.Quantity, product.PackSize,
            product.LeastOrder, item.UnitCost, suggestion.Cost, suggestion.OrderBy, suggestion.OrderBy < advice.Today,
            item.StockoutOn, item.Reason);
    }
}

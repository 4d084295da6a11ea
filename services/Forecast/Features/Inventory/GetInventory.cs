using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="Version">Of the data it was made from, or an older one.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Total">On all pages together.</param>
/// <param name="Counts">Per risk, whatever risk, orders or shelves are asked for.</param>
/// <param name="All">Of the same products as the counts.</param>
/// <param name="Shown">Of the rows of all pages: what they come to.</param>
public sealed record InventoryPage(
    string Currency, long Version, IReadOnlyList<InventoryItem> Items, string? Next, int Total, RiskCounts Counts,
    InventorySums All, InventorySums Shown);

public sealed record RiskCounts(int Out, int Critical, int Low, int Ok, int Excess, int Untracked, int Unknown);

internal static class GetInventory
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory", Handle)
        .WithName(nameof(GetInventory))
        .WithSummary(
            "Stock of all goods with its risk and what to order, the most urgent first; as CSV all pages in one")
        .WithCsv();

    private static async Task<Results<Ok<InventoryPage>, CsvTable<InventoryItem>>> Handle(
        InventoryFilter filter, Choices<StockRisk> risk, StockFocus focus, Sorting<InventoryColumn> sorting,
        [Rows(usual: 100, most: 500)] PageRequest page, StockBook book, InventoryQueries queries,
        BusinessSettings business, TimeProvider clock, CancellationToken ct)
    {
        var sort = new InventorySort(sorting);
        var last = sort.LastBefore(page);
        var version = await queries.VersionAsync(ct);
        var today = business.Today(clock);
        var found = (await book.AllAsync(filter, ct)).ConvertAll(advice => advice.ToItem());
        var shown = found.Where(item => risk.Have(item.Risk) && focus.Shows(item, today)).OrderBy(sort.Of, sort).ToList();
        if (page.AllRows)
            return new CsvTable<InventoryItem>(shown.ToAsyncEnumerable());

        var rest = last is { } before ? shown.SkipWhile(item => sort.Compare(sort.Of(item), before) <= 0) : shown;
        var items = rest.Take(page.Limit + 1).ToList();
        var next = items.Count > page.Limit ? sort.CursorAfter(items[page.Limit - 1]) : null;
        return TypedResults.Ok(new InventoryPage(
            business.Currency, version, [.. items.Take(page.Limit)], next, shown.Count, Count(found),
            InventorySums.Of(found, today), InventorySums.Of(shown, today)));
    }

    private static RiskCounts Count(List<InventoryItem> found)
    {
        int Of(StockRisk risk) => found.Count(item => item.Risk == risk);
        return new(
            Of(StockRisk.Out), Of(StockRisk.Critical), Of(StockRisk.Low), Of(StockRisk.Ok), Of(StockRisk.Excess),
            Of(StockRisk.Untracked), Of(StockRisk.Unknown));
    }
}

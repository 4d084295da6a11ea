using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="Version">Of the data it was made from, or an older one.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Total">On all pages together.</param>
/// <param name="Counts">Per risk, under every filter but the one by risk.</param>
public sealed record InventoryPage(
    string Currency, long Version, IReadOnlyList<InventoryItem> Items, string? Next, int Total, RiskCounts Counts);

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
        InventoryFilter filter, Choices<StockRisk> risk, Sorting<InventoryColumn> sorting,
        [Rows(usual: 100, most: 500)] PageRequest page, StockBook book, InventoryQueries queries,
        BusinessSettings business, CancellationToken ct)
    {
        var sort = new InventorySort(sorting);
        var last = sort.LastBefore(page);
        var version = await queries.VersionAsync(ct);
        var found = (await book.AllAsync(filter.Scope, ct)).Where(advice => filter.Takes(advice.Product)).ToList();
        var shown = found.Where(advice => risk.Have(advice.Risk))
            .Select(advice => advice.ToItem()).OrderBy(sort.Of, sort).ToList();
        if (page.AllRows)
            return new CsvTable<InventoryItem>(shown.ToAsyncEnumerable());

        var rest = last is { } before ? shown.SkipWhile(item => sort.Compare(sort.Of(item), before) <= 0) : shown;
        var items = rest.Take(page.Limit + 1).ToList();
        var next = items.Count > page.Limit ? sort.CursorAfter(items[page.Limit - 1]) : null;
        return TypedResults.Ok(new InventoryPage(
            business.Currency, version, [.. items.Take(page.Limit)], next, shown.Count, Count(found)));
    }

    private static RiskCounts Count(List<StockAdvice> found)
    {
        int Of(StockRisk risk) => found.Count(advice => advice.Risk == risk);
        return new(
            Of(StockRisk.Out), Of(StockRisk.Critical), Of(StockRisk.Low), Of(StockRisk.Ok), Of(StockRisk.Excess),
            Of(StockRisk.Untracked), Of(StockRisk.Unknown));
    }
}

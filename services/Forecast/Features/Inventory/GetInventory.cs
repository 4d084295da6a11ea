using System.ComponentModel;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Problems;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="Version">Of the data it was made from, or an older one.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
/// <param name="Total">On all pages together.</param>
/// <param name="Counts">Per risk, under every filter but the one by risk.</param>
public sealed record InventoryPage(string Currency, long Version, IReadOnlyList<InventoryItem> Items, string? Next, int Total, RiskCounts Counts);

public sealed record RiskCounts(int Out, int Critical, int Low, int Ok, int Excess, int Untracked, int Unknown);

internal static class GetInventory
{
    private const int MostItems = 500;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory", Handle)
        .RequirePermission(Permissions.InventoryRead)
        .WithName(nameof(GetInventory))
        .WithSummary("Stock of all goods with its risk and what to order, the most urgent first; as CSV all pages in one")
        .Produces<InventoryPage>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv();

    private static async Task<IResult> Handle(
        [AsParameters] InventoryFilter filter, StockBook book, InventoryQueries queries, BusinessSettings business, HttpRequest request, CancellationToken ct,
        [Description("One or several of out, critical, low, ok, excess, untracked, unknown, with commas between")] string? risk = null,
        [Description("risk, name, onHand, cover, chance, order (its cost) or stockValue")] string sort = InventoryOrder.ByRisk,
        [Description("asc or desc; unless given names from A, the least stock and cover first, the most of everything else")] string? direction = null,
        int limit = 100, string? cursor = null)
    {
        if (limit is < 1 or > MostItems)
            return Invalid.Field("limit", $"must be between 1 and {MostItems}.");
        if (!InventoryOrder.Sorts.Contains(sort))
            return Invalid.Field("sort", $"must be one of {string.Join(", ", InventoryOrder.Sorts)}.");
        if (direction is not (null or InventoryOrder.Ascending or InventoryOrder.Descending))
            return Invalid.Field("direction", "must be 'asc' or 'desc'.");
        if (!TryReadRisks(risk, out var risks))
            return Invalid.Field("risk", "must be some of out, critical, low, ok, excess, untracked and unknown, with commas between.");
        var order = new InventoryOrder(sort, direction);
        InventoryOrder.Key? after = null;
        if (!string.IsNullOrEmpty(cursor) && !order.TryRead(cursor, out after))
            return Invalid.Field("cursor", "must be the 'next' of a page of this list in this order.");

        var version = await queries.VersionAsync(ct);
        var found = (await book.AllAsync(ct)).Where(advice => filter.Takes(advice.Product)).ToList();
        var shown = found.Where(advice => risks.Count == 0 || risks.Contains(advice.Risk)).Select(advice => advice.ToItem()).OrderBy(order.Of, order).ToList();
        if (request.WantsCsv())
            return new CsvTable<InventoryItem>(shown.ToAsyncEnumerable());

        var rest = after is { } last ? shown.SkipWhile(item => order.Compare(order.Of(item), last) <= 0) : shown;
        var page = rest.Take(limit + 1).ToList();
        var next = page.Count > limit ? order.CursorAfter(page[limit - 1]) : null;
        return TypedResults.Ok(new InventoryPage(business.Currency, version, [.. page.Take(limit)], next, shown.Count, Count(found)));
    }

    private static bool TryReadRisks(string? text, out HashSet<StockRisk> risks)
    {
        risks = [];
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!char.IsAsciiLetter(name[0]) || !Enum.TryParse<StockRisk>(name, ignoreCase: true, out var risk))
                return false;
            risks.Add(risk);
        }
        return true;
    }

    private static RiskCounts Count(List<StockAdvice> found)
    {
        int Of(StockRisk risk) => found.Count(advice => advice.Risk == risk);
        return new(
            Of(StockRisk.Out), Of(StockRisk.Critical), Of(StockRisk.Low), Of(StockRisk.Ok), Of(StockRisk.Excess), Of(StockRisk.Untracked), Of(StockRisk.Unknown));
    }
}

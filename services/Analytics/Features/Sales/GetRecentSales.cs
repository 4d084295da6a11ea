using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Sales;

public sealed record RecentSales(string Currency, IReadOnlyList<RecentSale> Sales);

/// <param name="Source">Who numbers the orders; empty where the sale tells none.</param>
/// <param name="Quantity">Negative for a return.</param>
/// <param name="Revenue">In the house currency; null without a rate.</param>
public sealed record RecentSale(
    Guid EventId, DateTime OccurredAt, string OrderId, string Source, string Sku, string? Product, decimal Quantity,
    decimal? Revenue, string Country, string Store, string Channel);

internal static class GetRecentSales
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/sales/recent", Handle)
        .WithName(nameof(GetRecentSales))
        .WithSummary("The latest sale lines, newest first; as CSV, without a limit, all of them")
        .WithCsv((RecentSales recent) => recent.Sales);

    private static async Task<Results<Ok<RecentSales>, CsvTable<RecentSale>>> Handle(
        SalesFilter filter, [Rows(usual: 50, most: 500)] RowLimit limit, SalesQueries queries,
        BusinessSettings settings, CancellationToken ct)
    {
        if (limit.IsNone)
            return new CsvTable<RecentSale>(queries.AllAsync(filter));
        return TypedResults.Ok(new RecentSales(settings.Currency, await queries.RecentAsync(filter, limit.Rows, ct)));
    }
}

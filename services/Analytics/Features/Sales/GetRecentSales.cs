using BizPulse.Access;
using BizPulse.Problems;

namespace BizPulse.Analytics.Features.Sales;

public sealed record RecentSales(string Currency, IReadOnlyList<RecentSale> Sales);

/// <param name="Revenue">In the house currency; null without a rate.</param>
public sealed record RecentSale(
    Guid EventId, DateTime OccurredAt, string OrderId, string Sku, string? Product, decimal Quantity, decimal? Revenue, string Country, string Store, string Channel);

internal static class GetRecentSales
{
    private const int MostSales = 500;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/sales/recent", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetRecentSales))
        .WithSummary("The latest sale lines, newest first")
        .Produces<RecentSales>()
        .ProducesValidationProblem();

    private static async Task<IResult> Handle(SalesQueries queries, BusinessSettings settings, CancellationToken ct, int limit = 50) =>
        limit is < 1 or > MostSales
            ? Invalid.Field("limit", $"must be between 1 and {MostSales}.")
            : TypedResults.Ok(new RecentSales(settings.Currency, await queries.RecentAsync(limit, ct)));
}

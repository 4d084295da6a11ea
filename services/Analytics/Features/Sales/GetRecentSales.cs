using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Problems;

namespace BizPulse.Analytics.Features.Sales;

public sealed record RecentSales(string Currency, IReadOnlyList<RecentSale> Sales);

/// <param name="Quantity">Negative for a return.</param>
/// <param name="Revenue">In the house currency; null without a rate.</param>
public sealed record RecentSale(
    Guid EventId, DateTime OccurredAt, string OrderId, string Sku, string? Product, decimal Quantity, decimal? Revenue, string Country, string Store, string Channel);

internal static class GetRecentSales
{
    private const int MostSales = 500, UsualSales = 50;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/sales/recent", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetRecentSales))
        .WithSummary("The latest sale lines, newest first; as CSV, without a limit, all of them")
        .Produces<RecentSales>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv((RecentSales recent) => recent.Sales);

    private static async Task<IResult> Handle(
        [AsParameters] SalesFilter filter, SalesQueries queries, BusinessSettings settings, HttpRequest request, CancellationToken ct, int? limit = null)
    {
        if (limit is < 1 or > MostSales)
            return Invalid.Field("limit", $"must be between 1 and {MostSales}.");
        if (filter.Problem() is { } problem)
            return problem;

        return request.WantsCsv() && limit is null
            ? new CsvTable<RecentSale>(queries.AllAsync(filter))
            : TypedResults.Ok(new RecentSales(settings.Currency, await queries.RecentAsync(filter, limit ?? UsualSales, ct)));
    }
}

using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Data;
using BizPulse.Problems;
using Npgsql;

namespace BizPulse.Analytics.Features.Customers;

public sealed record TopCustomers(string Currency, IReadOnlyList<CustomerRevenue> Customers);

public sealed record CustomerRevenue(string CustomerId, decimal Revenue, decimal Units, long Orders, DateOnly FirstDay, DateOnly LastDay);

internal static class GetTopCustomers
{
    private const int MostCustomers = 1_000;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/customers/top", Handle)
        .RequirePermission(Permissions.CustomersRead)
        .WithName(nameof(GetTopCustomers))
        .WithSummary("The customers who brought most revenue, net of what they returned")
        .Produces<TopCustomers>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv((TopCustomers answer) => answer.Customers);

    private static async Task<IResult> Handle(
        [AsParameters] SalesFilter filter, NpgsqlDataSource db, BusinessSettings settings, CancellationToken ct, int limit = 10) =>
        limit is < 1 or > MostCustomers
            ? Invalid.Field("limit", $"must be between 1 and {MostCustomers}.")
            : filter.Problem() ?? TypedResults.Ok(new TopCustomers(settings.Currency, await CustomersAsync(db, filter, limit, ct)));

    private static Task<List<CustomerRevenue>> CustomersAsync(NpgsqlDataSource db, SalesFilter filter, int limit, CancellationToken ct) => db.ListAsync(
        filter.NamesProducts
            ? $"""
              select customer_id, coalesce(sum(revenue), 0) revenue, sum(quantity), count(distinct order_id) filter (where quantity > 0), min(day), max(day)
              from ingestion.sales where customer_id is not null and {SalesFilter.OnSales}
              group by customer_id order by revenue desc, customer_id limit $8
              """
            : $"""
              select customer_id, sum(revenue) revenue, sum(units), count(distinct order_id) filter (where sold_lines > 0), min(day), max(day)
              from ingestion.order_days where customer_id <> '' and {SalesFilter.OnOrders}
              group by customer_id order by revenue desc, customer_id limit $6
              """,
        filter.NamesProducts ? [.. filter.Parameters, limit] : [.. filter.Parameters[..5], limit],
        row => new CustomerRevenue(
            row.GetString(0), row.GetDecimal(1), row.GetDecimal(2), row.GetInt64(3), row.GetFieldValue<DateOnly>(4), row.GetFieldValue<DateOnly>(5)),
        ct);
}

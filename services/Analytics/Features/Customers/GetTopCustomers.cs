using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Data;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BizPulse.Analytics.Features.Customers;

public sealed record TopCustomers(string Currency, IReadOnlyList<CustomerRevenue> Customers);

public sealed record CustomerRevenue(
    string CustomerId, decimal Revenue, decimal Units, long Orders, DateOnly FirstDay, DateOnly LastDay);

internal static class GetTopCustomers
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/customers/top", Handle)
        .WithName(nameof(GetTopCustomers))
        .WithSummary("The customers who brought most revenue, net of what they returned; as CSV all of them")
        .WithCsv((TopCustomers answer) => answer.Customers);

    private static async Task<Ok<TopCustomers>> Handle(
        SalesFilter filter, [Rows(usual: 10, most: 1_000)] RowLimit limit, NpgsqlDataSource db,
        BusinessSettings settings, CancellationToken ct) =>
        TypedResults.Ok(new TopCustomers(settings.Currency, await CustomersAsync(db, filter, limit.Rows, ct)));

    private static Task<List<CustomerRevenue>> CustomersAsync(
        NpgsqlDataSource db, SalesFilter filter, int limit, CancellationToken ct) =>
        db.ListAsync(
            $"""
            {(filter.NamesProducts ? OfLines(filter) : OfOrders(filter))}
            group by customer_id order by revenue desc, customer_id limit {limit}
            """,
            row => new CustomerRevenue(
                row.Get<string>("customer_id"), row.Get<decimal>("revenue"), row.Get<decimal>("units"),
                row.Get<long>("orders"), row.Get<DateOnly>("first_day"), row.Get<DateOnly>("last_day")),
            ct);

    private static Sql OfLines(SalesFilter filter) =>
        $"""
        select customer_id, coalesce(sum(revenue), 0) as revenue, sum(quantity) as units,
            count(distinct order_key) filter (where quantity > 0) as orders,
            min(day) as first_day, max(day) as last_day
        from read.sales where customer_id is not null and {filter.OnSales}
        """;

    private static Sql OfOrders(SalesFilter filter) =>
        $"""
        select customer_id, sum(revenue) as revenue, sum(units) as units,
            count(distinct order_key) filter (where sold_lines > 0) as orders,
            min(day) as first_day, max(day) as last_day
        from read.order_days where customer_id <> '' and {filter.OnOrders}
        """;
}

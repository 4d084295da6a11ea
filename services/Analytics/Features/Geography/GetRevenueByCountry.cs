using BizPulse.Analytics.Filters;
using BizPulse.Answers;
using BizPulse.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BizPulse.Analytics.Features.Geography;

public sealed record RevenueByCountry(string Currency, IReadOnlyList<CountryRevenue> Countries);

/// <param name="Country">As the sales name it; empty where they name none.</param>
public sealed record CountryRevenue(string Country, decimal Revenue, decimal Units, long Orders, long Customers);

internal static class GetRevenueByCountry
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/geographic/revenue-by-country", Handle)
        .WithName(nameof(GetRevenueByCountry))
        .WithSummary("Revenue, units, orders and customers per country, highest revenue first")
        .WithCsv((RevenueByCountry answer) => answer.Countries);

    private static async Task<Ok<RevenueByCountry>> Handle(
        SalesFilter filter, NpgsqlDataSource db, BusinessSettings settings, CancellationToken ct) =>
        TypedResults.Ok(new RevenueByCountry(settings.Currency, await CountriesAsync(db, filter, ct)));

    private static Task<List<CountryRevenue>> CountriesAsync(
        NpgsqlDataSource db, SalesFilter filter, CancellationToken ct) =>
        db.ListAsync(
            $"""
            with sold as (
                select country, sum(revenue) revenue, sum(units) units from read.sales_daily where {filter.OnSales}
                    group by country
            ), bought as (
                select country, count(distinct order_key) orders, count(distinct nullif(customer_id, '')) customers
                    from {filter.Buying} group by country
            )
            select country, revenue, units, coalesce(orders, 0) as orders, coalesce(customers, 0) as customers
            from sold left join bought using (country)
            order by revenue desc, country
            """,
            row => new CountryRevenue(
                row.Get<string>("country"), row.Get<decimal>("revenue"), row.Get<decimal>("units"),
                row.Get<long>("orders"), row.Get<long>("customers")),
            ct);
}

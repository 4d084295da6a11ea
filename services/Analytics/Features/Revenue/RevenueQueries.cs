using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Revenue;

public sealed class RevenueQueries(NpgsqlDataSource db)
{
    // Months without a sale between the first and the last are there too: a chart must show them.
    public Task<List<RevenueMonth>> MonthlyAsync(SalesFilter filter, CancellationToken ct) => db.ListAsync(
        $"""
        with sold as (
            select date_trunc('month', day)::date as month, sum(revenue) revenue, sum(units) units
            from read.sales_daily where {filter.OnSales} group by 1
        ), ordered as (
            {OrdersPerMonth(filter)}
        ), month as (
            select generate_series(min(month), max(month), '1 month')::date as month from sold
        )
        select month, coalesce(revenue, 0) as revenue, coalesce(units, 0) as units, coalesce(orders, 0) as orders
        from month left join sold using (month) left join ordered using (month)
        order by month
        """,
        row => new RevenueMonth(
            row.Get<DateOnly>("month"), row.Get<decimal>("revenue"), row.Get<decimal>("units"), row.Get<long>("orders"),
            Growth: null),
        ct);

    private static Sql OrdersPerMonth(SalesFilter filter) =>
        $"""
        select date_trunc('month', day)::date as month, count(distinct order_key) orders
        from {filter.Buying} group by 1
        """;
}

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
            from ingestion.sales_daily where {SalesFilter.OnSales} group by 1
        ), ordered as (
            {OrdersPerMonth(filter)}
        ), month as (
            select generate_series(min(month), max(month), '1 month')::date as month from sold
        )
        select month, coalesce(revenue, 0), coalesce(units, 0), coalesce(orders, 0)
        from month left join sold using (month) left join ordered using (month)
        order by month
        """,
        filter.Parameters,
        row => new RevenueMonth(row.GetFieldValue<DateOnly>(0), row.GetDecimal(1), row.GetDecimal(2), row.GetInt64(3), Growth: null),
        ct);

    private static string OrdersPerMonth(SalesFilter filter) => filter.NamesProducts
        ? $"""
          select date_trunc('month', day)::date as month, count(distinct order_id) orders
          from ingestion.sales where quantity > 0 and {SalesFilter.OnSales} group by 1
          """
        : $"""
          select date_trunc('month', day)::date as month, count(distinct order_id) orders
          from ingestion.order_days where sold_lines > 0 and {SalesFilter.OnOrders} group by 1
          """;
}

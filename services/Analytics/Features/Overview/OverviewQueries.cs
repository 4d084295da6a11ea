using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Overview;

public sealed class OverviewQueries(NpgsqlDataSource db, BusinessSettings settings)
{
    public async Task<Kpis> KpisAsync(SalesFilter filter, CancellationToken ct)
    {
        var sales = SalesAsync(filter, ct);
        var buyers = BuyersAsync(filter, ct);
        var stock = StockAsync(ct);
        await Task.WhenAll(sales, buyers, stock);

        var (orders, customers) = await buyers;
        var (stockouts, stockValue) = await stock;
        var sum = await sales;
        return new Kpis(
            settings.Currency, sum.Revenue, orders, sum.Units, orders == 0 ? null : sum.Revenue / orders, customers,
            sum.ReturnedRevenue, sum.ReturnedUnits, sum.Margin, sum.RevenueWithUnknownCost, sum.Unconverted, stockouts, stockValue);
    }

    // A cost holds from its day until the next one.
    private Task<SalesSum> SalesAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        $"""
        with cost as (
            select sku, unit_cost, valid_from, lead(valid_from, 1, 'infinity') over (partition by sku order by valid_from) as valid_to
            from ingestion.product_costs
        ), daily as (
            select day, sku, sum(revenue) revenue, sum(units) units, sum(returned_revenue) returned_revenue, sum(returned_units) returned_units,
                   sum(unconverted) unconverted
            from ingestion.sales_daily
            where {SalesFilter.OnSales}
            group by day, sku
        )
        select coalesce(sum(revenue), 0), coalesce(sum(units), 0), coalesce(sum(returned_revenue), 0), coalesce(sum(returned_units), 0),
               sum(revenue - units * unit_cost), coalesce(sum(revenue) filter (where unit_cost is null), 0),
               coalesce(sum(unconverted), 0)::bigint
        from daily left join cost on cost.sku = daily.sku and daily.day >= cost.valid_from and daily.day < cost.valid_to
        """,
        filter.Parameters,
        row => new SalesSum(
            row.GetDecimal(0), row.GetDecimal(1), row.GetDecimal(2), row.GetDecimal(3), row.GetNullable<decimal>(4), row.GetDecimal(5), row.GetInt64(6)),
        ct);

    // Distinct orders and customers can't be added up over days, so they are counted over the whole period. An order counts with a sold line.
    private Task<(long Orders, long Customers)> BuyersAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        filter.NamesProducts
            ? $"""
              select count(distinct order_id), count(distinct customer_id)
              from ingestion.sales where quantity > 0 and {SalesFilter.OnSales}
              """
            : $"""
              select count(distinct order_id), count(distinct nullif(customer_id, ''))
              from ingestion.order_days where sold_lines > 0 and {SalesFilter.OnOrders}
              """,
        filter.NamesProducts ? filter.Parameters : filter.Parameters[..5],
        row => (row.GetInt64(0), row.GetInt64(1)),
        ct);

    private Task<(int Stockouts, decimal Value)> StockAsync(CancellationToken ct) => db.OneAsync(
        """
        with product as (select sku, sum(greatest(level, 0)) as level from ingestion.stock group by sku)
        select count(*) filter (where level = 0)::int, coalesce(sum(level * cost.unit_cost), 0)
        from product
        left join lateral (
            select unit_cost from ingestion.product_costs known where known.sku = product.sku order by valid_from desc limit 1) cost on true
        """,
        [],
        row => (row.GetInt32(0), row.GetDecimal(1)),
        ct);

    private sealed record SalesSum(
        decimal Revenue, decimal Units, decimal ReturnedRevenue, decimal ReturnedUnits, decimal? Margin, decimal RevenueWithUnknownCost, long Unconverted);
}

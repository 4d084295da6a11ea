using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Histories;

internal sealed class HistoryQueries(NpgsqlDataSource db, BusinessSettings business)
{
    /// <summary>
    /// Products that can be forecast: goods of which something was sold, in the order of categories that groups are
    /// made of.
    /// </summary>
    public Task<List<(string Sku, string Category)>> CatalogueAsync(CancellationToken ct) => db.ListAsync(
        $"""
        select product.sku, coalesce(product.category, '') as category
        from read.products product
        where product.kind = 'goods' and exists (select from read.sales sale where sale.sku = product.sku)
        order by 2, 1
        """,
        row => (row.Get<string>("sku"), row.Get<string>("category")), ct);

    /// <summary>
    /// Asked before the sales: should more arrive in between, the version is older than they are, and the product
    /// counts as changed.
    /// </summary>
    public Task<List<ProductFacts>> FactsAsync(string[] skus, CancellationToken ct) => db.ListAsync(
        $"""
        select product.sku, coalesce(product.category, '') as category, coalesce(change.version, 0) as version,
            case when change.version > coalesce(head.data_version, 0) then change.trace end as trace
        from read.products product
        left join read.product_changes change on change.sku = product.sku
        left join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = product.sku
        where product.sku = any({skus}) and product.kind = 'goods'
        order by 1
        """,
        row => new ProductFacts(
            row.Get<string>("sku"), row.Get<string>("category"), row.Get<long>("version"), row.Get<string?>("trace")),
        ct);

    public Task<List<DaySales>> SalesAsync(string[] skus, DateOnly from, DateOnly to, CancellationToken ct) =>
        db.ListAsync(
            $"""
            select sku as key, day, sum(units - returned_units)::float8 as units,
                sum(promoted_units)::float8 as promoted_units,
                sum(revenue - returned_revenue)::float8 as revenue, sum(lines)::bigint as lines
            from read.sales_daily
            where sku = any({skus}) and day between {from} and {to}
            group by sku, day
            order by sku, day
            """,
            ReadDay, ct);

    /// <summary>How many lines the whole house sold on each day with any, the first day first.</summary>
    public Task<List<(DateOnly Day, double Lines)>> HouseSalesAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        db.ListAsync(
            $"""
            select day, sum(lines)::float8 as lines
            from read.sales_hourly
            where day between {from} and {to}
            group by day
            having sum(lines) > 0
            order by day
            """,
            row => (row.Get<DateOnly>("day"), row.Get<double>("lines")), ct);

    /// <summary>
    /// Per category what was sold, net of returns in money as it is shown elsewhere; the whole house has the key ''.
    /// </summary>
    public Task<List<DaySales>> CategorySalesAsync(DateOnly from, DateOnly to, CancellationToken ct) => db.ListAsync(
        $"""
        select coalesce(product.category, '') as key, day, sum(units - returned_units)::float8 as units,
            sum(promoted_units)::float8 as promoted_units,
            sum(revenue)::float8 as revenue, sum(lines)::bigint as lines
        from read.sales_daily
        join read.products product using (sku)
        where day between {from} and {to}
        group by grouping sets ((product.category, day), (day))
        having grouping(product.category) = 1 or product.category <> ''
        order by 1, 2
        """,
        ReadDay, ct);

    // A level that a count or receipt set, less what was sold since. Where it is zero at the end of a day, the shelf
    // was empty from some hour of that day until something arrived. Below zero the books are wrong, and nothing is
    // concluded.
    public Task<List<EmptyShelf>> EmptyShelvesAsync(string[] skus, DateOnly from, DateOnly to, CancellationToken ct) =>
        db.ListAsync(
            $"""
            with moved as (
                select sku, location, day, -sum(units) as quantity, sum(units) as sold, false as counted
                from read.sales_daily where sku = any({skus}) and day <= {to}
                group by 1, 2, 3
                union all
                select sku, location, (occurred_at at time zone {business.TimeZone.Id})::date, quantity, 0, is_count
                from read.stock_moves
                where sku = any({skus})),
            since_count as (
                select *, count(*) filter (where counted)
                    over (partition by sku, location order by day, counted desc) as life
                from moved),
            leveled as (
                select sku, location, day, counted,
                    sum(quantity) over (partition by sku, location, life order by day) as level,
                    lead(day, 1, {to} + 1) over (partition by sku, location order by day, counted desc) as next_day
                from since_count),
            shares as (
                select sku, location, sum(sold) / nullif(sum(sum(sold)) over (partition by sku), 0) as share
                from moved group by 1, 2)
            select sku, day, next_day - 1 as last_day, share::float8
            from leveled
            join shares using (sku, location)
            join read.products product using (sku)
            where level = 0 and next_day > day and next_day > {from} and day <= {to} and share > 0 and product.tracked
            """,
            row => new EmptyShelf(
                row.Get<string>("sku"), row.Get<DateOnly>("day"), row.Get<DateOnly>("last_day"),
                row.Get<double>("share")),
            ct);

    private static DaySales ReadDay(Row row) => new(
        row.Get<string>("key"), row.Get<DateOnly>("day"), row.Get<double>("units"), row.Get<double>("promoted_units"),
        row.Get<double>("revenue"), row.Get<long>("lines"));
}

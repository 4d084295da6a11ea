using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Overview;

/// <param name="EmptyShelves">Places that are out of a product they keep.</param>
public sealed record StockSum(int Stockouts, int EmptyShelves, decimal Value);

public sealed class OverviewQueries(NpgsqlDataSource db)
{
    /// <summary>
    /// Of the filter, what can be said of stock: the store as the place where it lies, the product, its category.
    /// </summary>
    public static Sql StockOf(SalesFilter filter) =>
        $"select sku, location, level from read.stock where {filter.OnStock}";

    /// <summary>Stock as it is now.</summary>
    public Task<StockSum> StockAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        $"""
        with product as (
            select sku, sum(greatest(level, 0)) as level from ({StockOf(filter)}) place group by sku)
        select count(*) filter (where level = 0)::int as stockouts,
            (select count(*)::int from read.empty_shelves where {filter.OnStock}) as empty_shelves,
            coalesce(sum(level * cost.unit_cost), 0) as value
        from product
        left join lateral (
            select unit_cost from read.product_costs known where known.sku = product.sku order by valid_from desc
                limit 1) cost on true
        """,
        row => new StockSum(row.Get<int>("stockouts"), row.Get<int>("empty_shelves"), row.Get<decimal>("value")),
        ct);
}

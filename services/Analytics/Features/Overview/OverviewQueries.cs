using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Overview;

public sealed record StockSum(int Stockouts, decimal Value);

public sealed class OverviewQueries(NpgsqlDataSource db)
{
    /// <summary>Of the filter, what can be said of stock: the store as the place where it lies ($1), the product ($2), its category ($3).</summary>
    public const string StockLeft =
        """
        select sku, location, level from ingestion.stock
        where ($1::text is null or location = $1) and ($2::text is null or sku = $2)
            and ($3::text is null or sku in (select product.sku from ingestion.products product where product.category = $3))
        """;

    /// <summary>Stock as it is now.</summary>
    public Task<StockSum> StockAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        $"""
        with product as (select sku, sum(greatest(level, 0)) as level from ({StockLeft}) left_by_filter group by sku)
        select count(*) filter (where level = 0)::int, coalesce(sum(level * cost.unit_cost), 0)
        from product
        left join lateral (
            select unit_cost from ingestion.product_costs known where known.sku = product.sku order by valid_from desc limit 1) cost on true
        """,
        [filter.Store, filter.Sku, filter.Category],
        row => new StockSum(row.GetInt32(0), row.GetDecimal(1)),
        ct);
}

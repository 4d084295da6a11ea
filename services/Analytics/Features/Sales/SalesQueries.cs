using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Sales;

public sealed class SalesQueries(NpgsqlDataSource db)
{
    private const string Columns =
        """
        sale.event_id, sale.occurred_at, sale.order_id, sale.sku, product.name, sale.quantity, sale.revenue, sale.country, sale.store, sale.channel
        """;

    // The newest of each product first, by the index (sku, occurred_at): the cost follows the catalogue, not the years of sales.
    public Task<List<RecentSale>> RecentAsync(int limit, CancellationToken ct) => db.ListAsync(
        $"""
        select {Columns}
        from ingestion.products product
        cross join lateral (
            select * from ingestion.sales where sales.sku = product.sku order by occurred_at desc limit $1) sale
        order by sale.occurred_at desc, sale.event_id
        limit $1
        """,
        [limit], Read, ct);

    /// <summary>The newest lines of some products, as they are told after a commit.</summary>
    public Task<List<RecentSale>> RecentOfAsync(IReadOnlyCollection<string> skus, DateTime since, int limit, CancellationToken ct) => db.ListAsync(
        $"""
        select {Columns}
        from ingestion.sales sale
        left join ingestion.products product on product.sku = sale.sku
        where sale.sku = any($1) and sale.occurred_at >= $2
        order by sale.occurred_at desc, sale.event_id
        limit $3
        """,
        [skus.ToArray(), since, limit], Read, ct);

    private static RecentSale Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetDateTime(1), row.GetString(2), row.GetString(3), row.GetText(4),
        row.GetDecimal(5), row.GetNullable<decimal>(6), row.GetString(7), row.GetString(8), row.GetString(9));
}

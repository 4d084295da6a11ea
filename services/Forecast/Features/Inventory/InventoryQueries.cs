using BizPulse.Data;
using BizPulse.Forecasting.Inventory;
using Npgsql;

namespace BizPulse.Forecasts.Features.Inventory;

internal sealed class InventoryQueries(NpgsqlDataSource db, BusinessSettings business)
{
    public Task<long> VersionAsync(CancellationToken ct) => db.OneAsync("select version from ingestion.data_version", [], row => row.GetInt64(0), ct);

    /// <summary>All goods, or the one of this sku.</summary>
    public Task<List<StockedProduct>> ProductsAsync(string? sku, CancellationToken ct) => db.ListAsync(
        """
        select product.sku, product.name, product.category, product.supplier_id, supplier.name, product.lead_time_days, supplier.lead_time_days,
            supplier.lead_time_spread_days::float8, greatest(product.pack_size, 1), greatest(product.moq, 1), trim_scale(product.unit_cost),
            case when product.tracked then coalesce(stock.level, 0)::float8 end, head.version
        from ingestion.products product
        left join ingestion.suppliers supplier on supplier.supplier_id = product.supplier_id
        left join (select sku, sum(level) as level from ingestion.stock_levels group by sku) stock on stock.sku = product.sku
        left join forecast.forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = product.sku
        where product.kind = 'goods' and ($1::text is null or product.sku = $1)
        """,
        [sku],
        row => new StockedProduct(
            row.GetString(0), row.GetText(1), row.GetText(2), row.GetText(3), row.GetText(4), row.GetNullable<int>(5), row.GetNullable<int>(6),
            row.GetNullable<double>(7), row.GetInt32(8), row.GetInt32(9), row.GetNullable<decimal>(10), row.GetNullable<double>(11), row.GetNullable<long>(12)),
        ct);

    public Task<List<OpenOrder>> OpenOrdersAsync(string? sku, CancellationToken ct) => db.ListAsync(
        """
        select sku, purchase_order_id, (ordered - received)::float8, expected_on, placed_at
        from ingestion.purchase_orders
        where ordered > received and ($1::text is null or sku = $1)
        order by expected_on, purchase_order_id
        """,
        [sku],
        row => new OpenOrder(row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetNullable<DateOnly>(3), row.GetNullable<DateTime>(4)),
        ct);

    // Chosen by when they came in: of those placed lately only the quick ones are in.
    /// <summary>Purchase orders of which the last piece came in since then.</summary>
    public Task<List<Delivery>> DeliveriesAsync(DateTime since, CancellationToken ct) => db.ListAsync(
        """
        select ordered.sku, coalesce(ordered.supplier_id, product.supplier_id),
            greatest(0, (max(moved.occurred_at) at time zone $2)::date - (ordered.placed_at at time zone $2)::date)
        from ingestion.purchase_orders ordered
        join ingestion.stock_movements moved
            on moved.purchase_order_id = ordered.purchase_order_id and moved.sku = ordered.sku and moved.kind = 'delivered'
        join ingestion.products product on product.sku = ordered.sku
        where ordered.placed_at >= $1 - interval '1 year' and ordered.received >= ordered.ordered and ordered.ordered > 0
        group by ordered.purchase_order_id, ordered.sku, ordered.supplier_id, product.supplier_id, ordered.placed_at
        having max(moved.occurred_at) >= $1
        """,
        [since, business.TimeZone.Id],
        row => new Delivery(row.GetString(0), row.GetText(1), row.GetInt32(2)),
        ct);

    public IAsyncEnumerable<StoredDemand> DemandAsync(IReadOnlyList<string> skus, IReadOnlyList<long> versions, CancellationToken ct) => db.StreamAsync(
        """
        select made.key, made.version, made.origin, made.created_at, made.method <> 'none' and cardinality(made.cumulative) > 0,
            made.cumulative_levels, made.cumulative, made.mean
        from unnest($1::text[], $2::bigint[]) as wanted (sku, version)
        join forecast.forecasts made on made.level = 'product' and made.measure = 'units' and made.key = wanted.sku and made.version = wanted.version
        """,
        [skus.ToArray(), versions.ToArray()],
        row => new StoredDemand(
            row.GetString(0), row.GetInt64(1), row.GetFieldValue<DateOnly>(2), row.GetDateTime(3),
            row.GetBoolean(4) ? new DemandSums(row.GetFieldValue<float[]>(5), row.GetFieldValue<float[]>(6), row.GetFieldValue<float[]>(7)) : null),
        ct);

    public Task<List<InventorySupplier>> SuppliersAsync(CancellationToken ct) => db.ListAsync(
        """
        select product.supplier_id, max(supplier.name), count(*)
        from ingestion.products product
        left join ingestion.suppliers supplier on supplier.supplier_id = product.supplier_id
        where product.kind = 'goods' and product.supplier_id is not null
        group by product.supplier_id
        order by coalesce(max(supplier.name), product.supplier_id), product.supplier_id
        """,
        [], row => new InventorySupplier(row.GetString(0), row.GetText(1), row.GetInt64(2)), ct);
}

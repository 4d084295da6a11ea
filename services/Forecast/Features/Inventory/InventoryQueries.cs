using BizPulse.Access;
using BizPulse.Data;
using BizPulse.Forecasting.Inventory;
using Npgsql;

namespace BizPulse.Forecasts.Features.Inventory;

internal sealed class InventoryQueries(NpgsqlDataSource db, BusinessSettings business)
{
    public Task<long> VersionAsync(CancellationToken ct) =>
        db.OneAsync($"select version from read.data_version", row => row.Get<long>("version"), ct);

    /// <summary>All goods, or the one of this sku.</summary>
    /// <param name="place">Whose shelves are looked at; null for those of all places.</param>
    public Task<List<StockedProduct>> ProductsAsync(
        Scope scope, string? sku, string? place, CancellationToken ct) => db.ListAsync(
        $"""
        select product.sku, product.name, product.category, product.supplier_id, supplier.name as supplier,
            product.lead_time_days, supplier.lead_time_days as supplier_lead_time_days,
            supplier.lead_time_spread_days::float8, greatest(product.pack_size, 1) as pack_size,
            greatest(product.moq, 1) as moq, trim_scale(product.unit_cost) as unit_cost, product.list_price,
            case when product.tracked then coalesce(stock.level, 0)::float8 end as level,
            stock.level_at_place::float8 as level_at_place, coalesce(stock.places, 0) as places,
            coalesce(empty.at, array[]::text[]) as empty_at, head.version
        from read.products product
        left join read.suppliers supplier on supplier.supplier_id = product.supplier_id
        left join (
            select sku, sum(level) as level, sum(level) filter (where location = {place}) as level_at_place,
                count(*)::int as places
            from read.stock group by sku) stock on stock.sku = product.sku
        left join (
            select sku, array_agg(location order by location) as at from read.empty_shelves
            where {Sql.All(Sql.If(place is not null, $"location = {place}"))} group by sku) empty
            on empty.sku = product.sku
        left join forecast.forecast_heads head on head.level = 'product' and head.measure = 'units'
            and head.key = product.sku
        where product.kind = 'goods' and {Sql.All(scope.OnCategories, Sql.If(sku is not null, $"product.sku = {sku}"))}
        """,
        row => new StockedProduct(
            row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"),
            row.Get<string?>("supplier_id"), row.Get<string?>("supplier"), row.Get<int?>("lead_time_days"),
            row.Get<int?>("supplier_lead_time_days"), row.Get<double?>("lead_time_spread_days"),
            row.Get<int>("pack_size"), row.Get<int>("moq"), row.Get<decimal?>("unit_cost"),
            row.Get<decimal?>("list_price"), row.Get<double?>("level"), row.Get<double?>("level_at_place"),
            row.Get<int>("places"), row.Get<string[]>("empty_at"), row.Get<long?>("version")),
        ct);

    public Task<List<OpenOrder>> OpenOrdersAsync(string? sku, CancellationToken ct) => db.ListAsync(
        $"""
        select sku, purchase_order_id, (ordered - received)::float8 as units, expected_on, placed_at
        from read.purchase_orders
        where ordered > received {Sql.If(sku is not null, $"and sku = {sku}")}
        order by expected_on, purchase_order_id
        """,
        row => new OpenOrder(
            row.Get<string>("sku"), row.Get<string>("purchase_order_id"), row.Get<double>("units"),
            row.Get<DateOnly?>("expected_on"), row.Get<DateTime?>("placed_at")),
        ct);

    // Chosen by when they came in: of those placed lately only the quick ones are in.
    /// <summary>Purchase orders of which the last piece came in since then.</summary>
    public Task<List<Delivery>> DeliveriesAsync(DateTime since, CancellationToken ct) => db.ListAsync(
        $"""
        select ordered.sku, coalesce(ordered.supplier_id, product.supplier_id) as supplier_id,
            greatest(0, (max(moved.occurred_at) at time zone {business.TimeZone.Id})::date
                - (ordered.placed_at at time zone {business.TimeZone.Id})::date) as days
        from read.purchase_orders ordered
        join read.stock_moves moved
            on moved.purchase_order_id = ordered.purchase_order_id and moved.sku = ordered.sku and moved.is_delivery
        join read.products product on product.sku = ordered.sku
        where ordered.placed_at >= {since} - interval '1 year'
            and ordered.received >= ordered.ordered and ordered.ordered > 0
        group by ordered.purchase_order_id, ordered.sku, ordered.supplier_id, product.supplier_id, ordered.placed_at
        having max(moved.occurred_at) >= {since}
        """,
        row => new Delivery(row.Get<string>("sku"), row.Get<string?>("supplier_id"), row.Get<int>("days")),
        ct);

    public IAsyncEnumerable<StoredDemand> DemandAsync(
        IReadOnlyList<string> skus, IReadOnlyList<long> versions, CancellationToken ct) =>
        db.StreamAsync(
            $"""
            select made.key, made.version, made.origin, made.created_at,
                made.method <> 'none' and cardinality(made.cumulative) > 0 as is_known,
                made.cumulative_levels, made.cumulative, made.mean
            from unnest({skus.ToArray()}, {versions.ToArray()}) as wanted (sku, version)
            join forecast.forecasts made on made.level = 'product' and made.measure = 'units' and made.key = wanted.sku
                and made.version = wanted.version
            """,
            row => new StoredDemand(
                row.Get<string>("key"), row.Get<long>("version"), row.Get<DateOnly>("origin"),
                row.Get<DateTime>("created_at"),
                row.Get<bool>("is_known")
                    ? new DemandSums(
                        row.Get<float[]>("cumulative_levels"), row.Get<float[]>("cumulative"), row.Get<float[]>("mean"))
                    : null),
            ct);

    /// <summary>What each place keeps of a product.</summary>
    public Task<List<PlaceStock>> PlacesOfAsync(string sku, CancellationToken ct) => db.ListAsync(
        $"""
        select stock.location, stock.level::float8 as level, empty.location is not null as is_empty
        from read.stock stock
        left join read.empty_shelves empty on empty.sku = stock.sku and empty.location = stock.location
        where stock.sku = {sku}
        order by stock.location
        """,
        row => new PlaceStock(row.Get<string>("location"), row.Get<double>("level"), row.Get<bool>("is_empty")), ct);

    /// <summary>The last day on which more than nothing was sold; null for never.</summary>
    public Task<DateOnly?> LastSoldOnAsync(string sku, CancellationToken ct) => db.OneAsync(
        $"select max(day) as day from read.sales_daily where sku = {sku} and units > 0",
        row => row.Get<DateOnly?>("day"), ct);

    public Task<List<InventoryPlace>> PlacesAsync(Scope scope, CancellationToken ct) => db.ListAsync(
        $"""
        select stock.location, count(*) as products, count(empty.sku) as empty_shelves
        from read.stock stock
        join read.products product on product.sku = stock.sku
        left join read.empty_shelves empty on empty.sku = stock.sku and empty.location = stock.location
        where {Sql.All(scope.OnCategories)}
        group by stock.location order by stock.location
        """,
        row => new InventoryPlace(
            row.Get<string>("location"), row.Get<long>("products"), row.Get<long>("empty_shelves")),
        ct);

    public Task<List<InventorySupplier>> SuppliersAsync(Scope scope, CancellationToken ct) => db.ListAsync(
        $"""
        select product.supplier_id, max(supplier.name) as name, count(*)
        from read.products product
        left join read.suppliers supplier on supplier.supplier_id = product.supplier_id
        where product.kind = 'goods' and product.supplier_id is not null and {Sql.All(scope.OnCategories)}
        group by product.supplier_id
        order by coalesce(max(supplier.name), product.supplier_id), product.supplier_id
        """,
        row => new InventorySupplier(row.Get<string>("supplier_id"), row.Get<string?>("name"), row.Get<long>("count")),
        ct);
}

using BizPulse.Access;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Products;

public sealed class ProductQueries(NpgsqlDataSource db)
{
    // Byte by byte, as the cursor compares them.
    private static readonly Sql ByName = $"""order by coalesce(name, sku) collate "C", sku""";

    public Task<List<ProductItem>> PageAsync(ProductFilter filter, string[]? after, int limit, CancellationToken ct) =>
        db.ListAsync(
            $"""
            {Items(filter, Sql.If(
                after is not null, $"""(coalesce(name, sku) collate "C", sku) > ({after?[0]}, {after?[1]})"""))}
            {ByName} limit {limit}
            """,
            ReadItem, ct);

    public IAsyncEnumerable<ProductItem> AllAsync(ProductFilter filter) =>
        db.StreamAsync($"{Items(filter)} {ByName}", ReadItem);

    public Task<long> CountAsync(ProductFilter filter, CancellationToken ct) =>
        db.OneAsync($"select count(*) from read.products where {filter.OnProducts}", row => row.Get<long>("count"), ct);

    private static Sql Items(ProductFilter filter, Sql? after = null) =>
        $"select sku, name, category, image_url, kind, incomplete from read.products where {Sql.All(filter.OnProducts, after)}";

    public Task<List<ProductCategory>> CategoriesAsync(Scope scope, CancellationToken ct) => db.ListAsync(
        $"""
        select category, count(*) from read.products where category is not null and {Sql.All(scope.OnCategories)}
        group by category order by category
        """,
        row => new ProductCategory(row.Get<string>("category"), row.Get<long>("count")), ct);

    public Task<ProductFacts?> FactsAsync(string sku, Scope scope, CancellationToken ct) => db.FindAsync(
        $"""
        select sku, product.name, category, brand, image_url, kind, incomplete, unit_cost, list_price, min_price,
            max_price, price_strategy, supplier_id, supplier.name as supplier,
            coalesce(product.lead_time_days, supplier.lead_time_days) as lead_time_days, pack_size, moq, rating
        from read.products product left join read.suppliers supplier using (supplier_id)
        where sku = {sku} and {Sql.All(scope.OnCategories)}
        """,
        row => new ProductFacts(
            row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"), row.Get<string?>("brand"),
            row.Get<string?>("image_url"), row.Get<string>("kind"), row.Get<bool>("incomplete"),
            row.Get<decimal?>("unit_cost"), row.Get<decimal?>("list_price"), row.Get<decimal?>("min_price"),
            row.Get<decimal?>("max_price"), row.Get<string?>("price_strategy"), row.Get<string?>("supplier_id"),
            row.Get<string?>("supplier"), row.Get<int?>("lead_time_days"), row.Get<int?>("pack_size"),
            row.Get<int?>("moq"), row.Get<decimal?>("rating")),
        ct);

    public Task<List<StockAt>> StockAsync(string sku, Scope scope, CancellationToken ct) => db.ListAsync(
        $"select location, level from read.stock where sku = {sku} and {Sql.All(scope.OnLocations)} order by location",
        row => new StockAt(row.Get<string>("location"), row.Get<decimal>("level")), ct);

    private static ProductItem ReadItem(Row row) => new(
        row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"), row.Get<string?>("image_url"),
        row.Get<string>("kind"), row.Get<bool>("incomplete"));
}

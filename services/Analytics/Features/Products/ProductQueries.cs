using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Products;

public sealed class ProductQueries(NpgsqlDataSource db)
{
    // Byte by byte, as the cursor compares them.
    private static readonly Sql ByName = $"""order by coalesce(name, sku) collate "C", sku""";

    public Task<List<ProductItem>> PageAsync(string? search, string? category, string[]? after, int limit, CancellationToken ct) => db.ListAsync(
        $"""
        {Items(Found(search, category), Sql.If(after is not null, $"""(coalesce(name, sku) collate "C", sku) > ({after?[0]}, {after?[1]})"""))}
        {ByName} limit {limit}
        """,
        ReadItem, ct);

    public IAsyncEnumerable<ProductItem> AllAsync(string? search, string? category) =>
        db.StreamAsync($"{Items(Found(search, category))} {ByName}", ReadItem);

    public Task<long> CountAsync(string? search, string? category, CancellationToken ct) =>
        db.OneAsync($"select count(*) from ingestion.products where {Found(search, category)}", row => row.Get<long>("count"), ct);

    private static Sql Items(params ReadOnlySpan<Sql?> conditions) =>
        $"select sku, name, category, image_url, kind, incomplete from ingestion.products where {Sql.All(conditions)}";

    private static Sql Found(string? search, string? category) => Sql.All(
        Sql.If(search is not null, $"strpos(lower(concat_ws(' ', name, sku)), lower({search})) > 0"), Sql.If(category is not null, $"category = {category}"));

    public Task<List<ProductCategory>> CategoriesAsync(CancellationToken ct) => db.ListAsync(
        $"select category, count(*) from ingestion.products where category is not null group by category order by category",
        row => new ProductCategory(row.Get<string>("category"), row.Get<long>("count")), ct);

    public Task<ProductFacts?> FactsAsync(string sku, CancellationToken ct) => db.FindAsync(
        $"""
        select sku, product.name, category, brand, image_url, kind, incomplete, unit_cost, list_price, min_price, max_price, price_strategy,
               supplier_id, supplier.name as supplier, coalesce(product.lead_time_days, supplier.lead_time_days) as lead_time_days, pack_size, moq, rating
        from ingestion.products product left join ingestion.suppliers supplier using (supplier_id)
        where sku = {sku}
        """,
        row => new ProductFacts(
            row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"), row.Get<string?>("brand"), row.Get<string?>("image_url"),
            row.Get<string>("kind"), row.Get<bool>("incomplete"), row.Get<decimal?>("unit_cost"), row.Get<decimal?>("list_price"),
            row.Get<decimal?>("min_price"), row.Get<decimal?>("max_price"), row.Get<string?>("price_strategy"), row.Get<string?>("supplier_id"),
            row.Get<string?>("supplier"), row.Get<int?>("lead_time_days"), row.Get<int?>("pack_size"), row.Get<int?>("moq"), row.Get<decimal?>("rating")),
        ct);

    public Task<List<StockAt>> StockAsync(string sku, CancellationToken ct) => db.ListAsync(
        $"select location, level from ingestion.stock where sku = {sku} order by location",
        row => new StockAt(row.Get<string>("location"), row.Get<decimal>("level")), ct);

    private static ProductItem ReadItem(Row row) => new(
        row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"), row.Get<string?>("image_url"), row.Get<string>("kind"),
        row.Get<bool>("incomplete"));
}

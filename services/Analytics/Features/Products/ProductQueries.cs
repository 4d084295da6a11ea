using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Products;

public sealed class ProductQueries(NpgsqlDataSource db)
{
    private const string Found =
        """
        from ingestion.products
        where ($1::text is null or strpos(lower(concat_ws(' ', name, sku)), lower($1)) > 0) and ($2::text is null or category = $2)
        """;

    // Byte by byte, as the cursor compares them.
    private const string ByName = """order by coalesce(name, sku) collate "C", sku""";

    private const string Item = $"select sku, name, category, image_url, kind, incomplete {Found}";

    public Task<List<ProductItem>> PageAsync(string? search, string? category, string[]? after, int limit, CancellationToken ct) => db.ListAsync(
        $"""{Item} and ($3::text is null or (coalesce(name, sku) collate "C", sku) > ($3, $4::text)) {ByName} limit $5""",
        [search, category, after?[0], after?[1], limit], ReadItem, ct);

    public IAsyncEnumerable<ProductItem> AllAsync(string? search, string? category) => db.StreamAsync($"{Item} {ByName}", [search, category], ReadItem);

    public Task<long> CountAsync(string? search, string? category, CancellationToken ct) =>
        db.OneAsync($"select count(*) {Found}", [search, category], row => row.GetInt64(0), ct);

    public Task<List<ProductCategory>> CategoriesAsync(CancellationToken ct) => db.ListAsync(
        "select category, count(*) from ingestion.products where category is not null group by category order by category",
        [], row => new ProductCategory(row.GetString(0), row.GetInt64(1)), ct);

    public async Task<ProductFacts?> FactsAsync(string sku, CancellationToken ct) => (await db.ListAsync(
        """
        select sku, product.name, category, brand, image_url, kind, incomplete, unit_cost, list_price, min_price, max_price, price_strategy,
               supplier_id, supplier.name, coalesce(product.lead_time_days, supplier.lead_time_days), pack_size, moq, rating
        from ingestion.products product left join ingestion.suppliers supplier using (supplier_id)
        where sku = $1
        """,
        [sku],
        row => new ProductFacts(
            row.GetString(0), row.GetText(1), row.GetText(2), row.GetText(3), row.GetText(4), row.GetString(5), row.GetBoolean(6),
            row.GetNullable<decimal>(7), row.GetNullable<decimal>(8), row.GetNullable<decimal>(9), row.GetNullable<decimal>(10), row.GetText(11),
            row.GetText(12), row.GetText(13), row.GetNullable<int>(14), row.GetNullable<int>(15), row.GetNullable<int>(16),
            row.GetNullable<decimal>(17)),
        ct)).SingleOrDefault();

    public Task<List<StockAt>> StockAsync(string sku, CancellationToken ct) => db.ListAsync(
        "select location, level from ingestion.stock where sku = $1 order by location",
        [sku], row => new StockAt(row.GetString(0), row.GetDecimal(1)), ct);

    private static ProductItem ReadItem(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetText(1), row.GetText(2), row.GetText(3), row.GetString(4), row.GetBoolean(5));
}

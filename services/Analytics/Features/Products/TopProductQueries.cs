using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Products;

public sealed class TopProductQueries(NpgsqlDataSource db)
{
    public Task<List<TopProduct>> RankedAsync(SalesSlice slice, ProductRank by, int limit, CancellationToken ct)
    {
        Sql rank = by switch { ProductRank.Units => $"units", ProductRank.Margin => $"margin", _ => $"revenue" };
        return db.ListAsync(
            $"""
            with {SumQueries.Costed(slice)}, product as (
                select sku, sum(revenue) revenue, sum(units) units, sum(revenue - units * unit_cost) margin
                from costed group by sku
            )
            select sku, name, category, image_url, revenue, units, margin,
                ({rank} / nullif(sum({rank}) over (), 0))::float8 as share -- of any size and as many digits
            from product left join read.products using (sku)
            order by {rank} desc nulls last, sku
            limit {limit}
            """,
            row => new TopProduct(
                row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"),
                row.Get<string?>("image_url"), row.Get<decimal>("revenue"), row.Get<decimal>("units"),
                row.Get<decimal?>("margin"), row.Get<double?>("share"), null, null, []),
            ct);
    }

    public async Task<Dictionary<string, (decimal Revenue, decimal Units)>> BeforeAsync(
        SalesSlice slice, IReadOnlyList<string> skus, CancellationToken ct) =>
        (await db.ListAsync(
            $"select sku, sum(revenue) as revenue, sum(units) as units from ({slice.Sold}) sold where sku = any({skus.ToArray()}) group by sku",
            row => (
                Sku: row.Get<string>("sku"), Revenue: row.Get<decimal>("revenue"), Units: row.Get<decimal>("units")),
            ct)).ToDictionary(product => product.Sku, product => (product.Revenue, product.Units));

    public async Task<Dictionary<(string Sku, DateOnly Day), decimal>> DailyRevenueAsync(
        SalesSlice slice, IReadOnlyList<string> skus, CancellationToken ct) =>
        (await db.ListAsync(
            $"select sku, day, sum(revenue) as revenue from ({slice.Sold}) sold where sku = any({skus.ToArray()}) group by sku, day",
            row => (Sku: row.Get<string>("sku"), Day: row.Get<DateOnly>("day"), Revenue: row.Get<decimal>("revenue")),
            ct)).ToDictionary(one => (one.Sku, one.Day), one => one.Revenue);
}

using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Products;

public sealed class TopProductQueries(NpgsqlDataSource db)
{
    public Task<List<TopProduct>> RankedAsync(SalesSlice slice, string by, int limit, CancellationToken ct)
    {
        var rank = by switch { "units" => "units", "margin" => "margin", _ => "revenue" };
        return db.ListAsync(
            $"""
            with {SumQueries.Costed}, product as (
                select sku, sum(revenue) revenue, sum(units) units, sum(revenue - units * unit_cost) margin from costed group by sku
            )
            select sku, name, category, image_url, revenue, units, margin, {rank} / nullif(sum({rank}) over (), 0)
            from product left join ingestion.products using (sku)
            order by {rank} desc nulls last, sku
            limit $12
            """,
            [.. slice.Parameters, limit],
            row => new TopProduct(
                row.GetString(0), row.GetText(1), row.GetText(2), row.GetText(3), row.GetDecimal(4), row.GetDecimal(5), row.GetNullable<decimal>(6),
                row.GetNullable<decimal>(7), null, null, []),
            ct);
    }

    public async Task<Dictionary<string, (decimal Revenue, decimal Units)>> BeforeAsync(SalesSlice slice, IReadOnlyList<string> skus, CancellationToken ct) =>
        (await db.ListAsync(
            $"select sku, sum(revenue), sum(units) from ({SalesSlice.Sold}) sold where sku = any($12) group by sku",
            [.. slice.Parameters, skus.ToArray()],
            row => (Sku: row.GetString(0), Revenue: row.GetDecimal(1), Units: row.GetDecimal(2)),
            ct)).ToDictionary(product => product.Sku, product => (product.Revenue, product.Units));

    public async Task<Dictionary<(string Sku, DateOnly Day), decimal>> DailyRevenueAsync(SalesSlice slice, IReadOnlyList<string> skus, CancellationToken ct) =>
        (await db.ListAsync(
            $"select sku, day, sum(revenue) from ({SalesSlice.Sold}) sold where sku = any($12) group by sku, day",
            [.. slice.Parameters, skus.ToArray()],
            row => (Sku: row.GetString(0), Day: row.GetFieldValue<DateOnly>(1), Revenue: row.GetDecimal(2)),
            ct)).ToDictionary(one => (one.Sku, one.Day), one => one.Revenue);
}

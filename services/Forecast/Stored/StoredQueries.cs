using System.Text.Json;
using BizPulse.Data;
using BizPulse.Forecasts.Making;
using Npgsql;

namespace BizPulse.Forecasts.Stored;

/// <summary>What new forecasts are made from of the old ones.</summary>
internal sealed class StoredQueries(NpgsqlDataSource db)
{
    private const int MostPeers = 500;

    /// <summary>The models of the newest forecasts, for products that have one of their own.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ForecastModel>>> ChampionsAsync(string[] skus, CancellationToken ct)
    {
        var champions = await db.ListAsync(
            """
            select head.key, made.models
            from forecast_heads head
            join forecasts made using (level, measure, key, version)
            where head.level = 'product' and head.measure = 'units' and head.key = any($1) and made.method = 'models'
            """,
            [skus], row => (row.GetString(0), Models: JsonSerializer.Deserialize<IReadOnlyList<ForecastModel>>(row.GetString(1), JsonSerializerOptions.Web)!), ct);
        return champions.ToDictionary(champion => champion.Item1, champion => champion.Models, StringComparer.Ordinal);
    }

    /// <summary>Products with a forecast of their own: those of the given categories first.</summary>
    public Task<List<Peer>> PeersAsync(string[] categories, CancellationToken ct) => db.ListAsync(
        """
        select coalesce(product.category, ''), made.mean
        from forecast_heads head
        join forecasts made using (level, measure, key, version)
        join ingestion.products product on product.sku = head.key
        where head.level = 'product' and head.measure = 'units' and made.method = 'models'
        order by coalesce(product.category, '') = any($1) desc, head.key
        limit $2
        """,
        [categories, MostPeers], row => new Peer(row.GetString(0), row.GetFieldValue<float[]>(1)), ct);

    /// <summary>The products' forecasts from one origin, with what they earned lately.</summary>
    public Task<List<ProductOutlook>> OutlooksAsync(DateOnly origin, CancellationToken ct) => db.ListAsync(
        """
        select coalesce(product.category, ''), made.mean, coalesce(lately.revenue, 0), coalesce(lately.units, 0)
        from forecast_heads head
        join forecasts made using (level, measure, key, version)
        join ingestion.products product on product.sku = head.key
        left join (
            select sku, sum(revenue)::float8 as revenue, sum(units - returned_units)::float8 as units
            from ingestion.sales_daily where day > $1 - $2 and day <= $1 group by sku) lately on lately.sku = head.key
        where head.level = 'product' and head.measure = 'units' and made.origin = $1
        """,
        [origin, SumForecaster.Lately], row => new ProductOutlook(row.GetString(0), row.GetFieldValue<float[]>(1), row.GetDouble(2), row.GetDouble(3)), ct);

    public Task<long> DataVersionAsync(CancellationToken ct) =>
        db.OneAsync("select version from ingestion.data_version", [], row => row.GetInt64(0), ct);
}

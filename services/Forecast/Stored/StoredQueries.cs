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
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ForecastModel>>> ChampionsAsync(
        string[] skus, CancellationToken ct)
    {
        var champions = await db.ListAsync(
            $"""
            select head.key, made.models
            from forecast_heads head
            join forecasts made using (level, measure, key, version)
            where head.level = 'product' and head.measure = 'units' and head.key = any({skus})
                and made.method = 'models'
            """,
            row => (
                Sku: row.Get<string>("key"),
                Models: JsonSerializer.Deserialize<IReadOnlyList<ForecastModel>>(
                    row.Get<string>("models"), JsonSerializerOptions.Web)!),
            ct);
        return champions.ToDictionary(champion => champion.Sku, champion => champion.Models, StringComparer.Ordinal);
    }

    /// <summary>Products with a forecast of their own: those of the given categories first.</summary>
    public Task<List<Peer>> PeersAsync(string[] categories, CancellationToken ct) => db.ListAsync(
        $"""
        select coalesce(product.category, '') as category, made.mean
        from forecast_heads head
        join forecasts made using (level, measure, key, version)
        join read.products product on product.sku = head.key
        where head.level = 'product' and head.measure = 'units' and made.method = 'models'
        order by coalesce(product.category, '') = any({categories}) desc, head.key
        limit {MostPeers}
        """,
        row => new Peer(row.Get<string>("category"), row.Get<float[]>("mean")), ct);

    /// <summary>The products' forecasts from one origin, with what they earned lately.</summary>
    public Task<List<ProductOutlook>> OutlooksAsync(DateOnly origin, CancellationToken ct) => db.ListAsync(
        $"""
        select coalesce(product.category, '') as category, made.mean, coalesce(lately.revenue, 0) as revenue,
            coalesce(lately.units, 0) as units
        from forecast_heads head
        join forecasts made using (level, measure, key, version)
        join read.products product on product.sku = head.key
        left join (
            select sku, sum(revenue)::float8 as revenue, sum(units - returned_units)::float8 as units
            from read.sales_daily where day > {origin} - {SumForecaster.Lately} and day <= {origin}
                group by sku) lately on lately.sku = head.key
        where head.level = 'product' and head.measure = 'units' and made.origin = {origin}
        """,
        row => new ProductOutlook(
            row.Get<string>("category"), row.Get<float[]>("mean"), row.Get<double>("revenue"),
            row.Get<double>("units")),
        ct);

    public Task<long> DataVersionAsync(CancellationToken ct) =>
        db.OneAsync($"select version from read.data_version", row => row.Get<long>("version"), ct);
}

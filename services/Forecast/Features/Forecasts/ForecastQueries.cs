using BizPulse.Data;
using BizPulse.Forecasts.Stored;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <param name="Stale">A change waits longer than it should.</param>
internal sealed record KnownProduct(string? Name, string? Category, string Kind, bool Stale, string? Error);

internal sealed class ForecastQueries(NpgsqlDataSource db)
{
    /// <summary>Null for a sku that nobody has heard of.</summary>
    public async Task<KnownProduct?> ProductAsync(string sku, DateTime changedBefore, CancellationToken ct)
    {
        var found = await db.ListAsync(
            """
            select product.name, product.category, product.kind, coalesce(change.version > head.data_version and head.forecast_at < $2, false), head.last_error
            from ingestion.products product
            left join forecast_heads head on head.level = 'product' and head.measure = 'units' and head.key = product.sku
            left join ingestion.product_changes change on change.sku = product.sku
            where product.sku = $1
            """,
            [sku, changedBefore], row => new KnownProduct(row.GetText(0), row.GetText(1), row.GetString(2), row.GetBoolean(3), row.GetText(4)), ct);
        return found.SingleOrDefault();
    }

    /// <summary>The newest version, or the one that is asked for.</summary>
    public async Task<ForecastRow?> ForecastAsync(Subject subject, long? version, CancellationToken ct) => (await db.ListAsync(
        $"""
        select {ForecastRow.Columns}
        from forecasts made
        where made.level = $1 and made.measure = $2 and made.key = $3 and made.version = coalesce($4::bigint, (
            select head.version from forecast_heads head where head.level = $1 and head.measure = $2 and head.key = $3))
        """,
        [subject.Level, subject.Measure, subject.Key, version], ForecastRow.Read, ct)).SingleOrDefault();

    public Task<List<ForecastVersion>> VersionsAsync(Subject subject, CancellationToken ct) => db.ListAsync(
        """
        select version, created_at, origin, reason from forecasts
        where level = $1 and measure = $2 and key = $3
        order by version desc limit 20
        """,
        [subject.Level, subject.Measure, subject.Key], row => new ForecastVersion(row.GetInt64(0), row.GetDateTime(1), row.GetFieldValue<DateOnly>(2), row.GetString(3)), ct);

    /// <summary>Units sold of a product, a day without a sale left out.</summary>
    public Task<List<(DateOnly Day, double Value)>> HistoryAsync(string sku, DateOnly from, DateOnly to, CancellationToken ct) => db.ListAsync(
        """
        select day, sum(units - returned_units)::float8 from ingestion.sales_daily
        where sku = $1 and day between $2 and $3
        group by day
        """,
        [sku, from, to], row => (row.GetFieldValue<DateOnly>(0), row.GetDouble(1)), ct);
}

using BizPulse.Access;
using BizPulse.Data;
using BizPulse.Forecasts.Stored;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <param name="Stale">A change waits longer than it should.</param>
internal sealed record KnownProduct(
    string? Name, string? Category, string Kind, bool Stale, bool Failed, DateOnly? LastSoldOn);

internal sealed class ForecastQueries(NpgsqlDataSource db)
{
    /// <summary>Null for a sku that nobody has heard of.</summary>
    public Task<KnownProduct?> ProductAsync(string sku, Scope scope, DateTime changedBefore, CancellationToken ct) =>
        db.FindAsync(
            $"""
            select product.name, product.category, product.kind, head.failure is not null as failed,
                (select max(day) from read.sales_daily sold
                    where sold.sku = product.sku and sold.units > 0) as last_sold_on,
                coalesce(change.version > head.data_version and head.forecast_at < {changedBefore}, false) as stale
            from read.products product
            left join forecast_heads head on head.level = 'product' and head.measure = 'units'
                and head.key = product.sku
            left join read.product_changes change on change.sku = product.sku
            where product.sku = {sku} and {Sql.All(scope.OnCategories)}
            """,
            row => new KnownProduct(
                row.Get<string?>("name"), row.Get<string?>("category"), row.Get<string>("kind"), row.Get<bool>("stale"),
                row.Get<bool>("failed"), row.Get<DateOnly?>("last_sold_on")),
            ct);

    /// <summary>The newest version, or the one that is asked for.</summary>
    public Task<ForecastRow?> ForecastAsync(Subject subject, long? version, CancellationToken ct) => db.FindAsync(
        $"""
        select {ForecastRow.Columns}
        from forecasts made
        where {Of(subject)} and version = coalesce({version}, (select head.version from forecast_heads head
            where {Of(subject)}))
        """,
        ForecastRow.Read, ct);

    public Task<List<ForecastVersion>> VersionsAsync(Subject subject, CancellationToken ct) => db.ListAsync(
        $"""
        select version, created_at, origin, reason from forecasts
        where {Of(subject)}
        order by version desc limit 20
        """,
        row => new ForecastVersion(
            row.Get<long>("version"), row.Get<DateTime>("created_at"), row.Get<DateOnly>("origin"),
            row.Get<string>("reason")),
        ct);

    /// <summary>Units sold of a product, a day without a sale left out.</summary>
    public Task<List<(DateOnly Day, double Value)>> HistoryAsync(
        string sku, DateOnly from, DateOnly to, CancellationToken ct) =>
        db.ListAsync(
            $"""
            select day, sum(units - returned_units)::float8 as units from read.sales_daily
            where sku = {sku} and day between {from} and {to}
            group by day
            """,
            row => (row.Get<DateOnly>("day"), row.Get<double>("units")), ct);

    private static Sql Of(Subject subject) =>
        $"level = {subject.Level} and measure = {subject.Measure} and key = {subject.Key}";
}

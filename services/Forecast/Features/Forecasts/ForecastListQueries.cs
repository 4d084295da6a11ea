using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <param name="Origin">A forecast from an earlier one is stale.</param>
/// <param name="ChangedBefore">So is one whose change has waited since.</param>
internal sealed record ForecastFilter(string? Search, string? Category, string Sort, bool Descending, DateOnly Origin, DateTime ChangedBefore, int Days);

internal sealed class ForecastListQueries(NpgsqlDataSource db)
{
    /// <summary>By the names that the API has for them.</summary>
    internal static readonly Dictionary<string, string> Sorts = new(StringComparer.Ordinal)
    {
        ["name"] = "lower(coalesce(product.name, product.sku))",
        ["wape"] = "(made.accuracy->>'wape')::float8",
        ["gain"] = "(made.accuracy->>'gain')::float8",
        ["coverage80"] = "(made.accuracy->>'coverage80')::float8",
        ["next"] = "made.total_mean",
        ["createdAt"] = "made.created_at",
    };

    private const string Stale =
        "(made.version is not null and (made.origin < $1 or coalesce(change.version > head.data_version and head.forecast_at < $2, false)))";

    private const string From =
        """
        from forecast_heads head
        join ingestion.products product on product.sku = head.key and product.kind = 'goods'
        left join forecasts made on made.level = head.level and made.measure = head.measure and made.key = head.key and made.version = head.version
        left join ingestion.product_changes change on change.sku = head.key
        where head.level = 'product' and head.measure = 'units'
        """;

    private const string Fits =
        "and ($1::text is null or product.sku ilike '%' || $1::text || '%' or product.name ilike '%' || $1::text || '%') and ($2::text is null or product.category = $2::text)";

    public IAsyncEnumerable<ForecastItem> StreamAsync(ForecastFilter filter, int skip, int? limit, CancellationToken ct) => db.StreamAsync(
        $"""
        select product.sku, product.name, product.category, made.demand_class, coalesce(made.method, 'none'), made.models->0->>'name',
            made.origin, made.created_at, {Stale.Replace("$1", "$3").Replace("$2", "$4")},
            (made.accuracy->>'wape')::float8, (made.accuracy->>'naiveWape')::float8, (made.accuracy->>'gain')::float8, (made.accuracy->>'coverage80')::float8,
            made.total_mean, made.total_p10, made.total_p90, made.warning, head.last_error
        {From} {Fits}
        order by {Sorts[filter.Sort]} {(filter.Descending ? "desc" : "asc")} nulls last, product.sku
        offset $5 limit $6::int
        """,
        [LikeText(filter.Search), filter.Category, filter.Origin, filter.ChangedBefore, skip, limit],
        row => Read(row, filter.Days), ct);

    public Task<int> CountAsync(ForecastFilter filter, CancellationToken ct) => db.OneAsync(
        $"select count(*)::int {From} {Fits}", [LikeText(filter.Search), filter.Category], row => row.GetInt32(0), ct);

    public Task<ForecastSummary> SummaryAsync(ForecastFilter filter, CancellationToken ct) => db.OneAsync(
        $"""
        select count(*)::int, count(made.version)::int, (count(*) filter (where {Stale}))::int, count(head.last_error)::int,
            (count(*) filter (where (made.accuracy->>'gain')::float8 > 0))::int,
            percentile_cont(0.5) within group (order by (made.accuracy->>'wape')::float8),
            (select max(finished_at) from runs where scope not like 'part:%' and message is null)
        {From}
        """,
        [filter.Origin, filter.ChangedBefore],
        row => new ForecastSummary(
            row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetNullable<double>(5), row.GetNullable<DateTime>(6)), ct);

    private static ForecastItem Read(NpgsqlDataReader row, int days) => new(
        row.GetString(0), row.GetText(1), row.GetText(2), row.GetText(3), row.GetString(4), row.GetText(5), row.GetNullable<DateOnly>(6), row.GetNullable<DateTime>(7),
        row.GetBoolean(8), row.GetNullable<double>(9), row.GetNullable<double>(10), row.GetNullable<double>(11), row.GetNullable<double>(12),
        row.IsDBNull(13) ? null : new(days, Rounded(row.GetFloat(13)), Rounded(row.GetFloat(14)), Rounded(row.GetFloat(15))), row.GetText(16), row.GetText(17));

    private static double Rounded(double value) => Math.Round(value, 3);

    // What someone types is looked for as it stands.
    private static string? LikeText(string? search) =>
        search?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

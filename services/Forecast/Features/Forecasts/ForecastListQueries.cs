using BizPulse.Data;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Stored;
using BizPulse.Questions;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

internal sealed class ForecastListQueries(NpgsqlDataSource db)
{
    private static readonly Sql From =
        $"""
        from forecast_heads head
        join read.products product on product.sku = head.key and product.kind = 'goods'
        left join forecasts made on made.level = head.level and made.measure = head.measure and made.key = head.key
            and made.version = head.version
        left join read.product_changes change on change.sku = head.key
        where head.level = 'product' and head.measure = 'units'
        """;

    public IAsyncEnumerable<ForecastItem> StreamAsync(
        ForecastFilter filter, Sorting<ForecastColumn> sorting, int skip, int? limit,
        CancellationToken ct) => db.StreamAsync(
        $"""
        with shown as (
            select product.sku, product.name, product.category, product.list_price, made.demand_class,
                coalesce(made.method, 'none') as method, made.models->0->>'name' as top_model,
                made.origin, made.created_at, {Stale(filter)} as stale, (made.accuracy->>'wape')::float8 as wape,
                (made.accuracy->>'naiveWape')::float8 as naive_wape, (made.accuracy->>'gain')::float8 as gain,
                (made.accuracy->>'coverage80')::float8 as coverage80,
                made.total_mean, made.total_p10, made.total_p90, made.warning, head.failure,
                row_number() over (order by {Of(sorting.Column)}
                    {Sql.If(sorting.Direction == Direction.Desc, $"desc")} nulls last, product.sku) as nth
            {From} and {Fits(filter)}
            order by nth
            offset {skip} limit {limit}
        ), sold as (
            select sku, day, sum(units - returned_units)::float8 as units from read.sales_daily
            where day > {filter.Origin.AddDays(-ForecastItem.TrendDays)} and day <= {filter.Origin}
                and sku in (select sku from shown)
            group by sku, day
        ), trend as (
            select sku, array_agg(day order by day) as days, array_agg(units order by day) as units
            from sold group by sku
        )
        select shown.*, coalesce(trend.days, array[]::date[]) as sold_on,
            coalesce(trend.units, array[]::float8[]) as sold_units
        from shown left join trend on trend.sku = shown.sku
        order by nth
        """,
        row => Read(row, filter), ct);

    public Task<int> CountAsync(ForecastFilter filter, CancellationToken ct) => db.OneAsync(
        $"select count(*)::int {From} and {Fits(filter)}", row => row.Get<int>("count"), ct);

    public Task<ForecastSummary> SummaryAsync(ForecastFilter filter, CancellationToken ct) => db.OneAsync(
        $"""
        select count(*)::int as products, count(made.version)::int as forecast,
            (count(*) filter (where {Stale(filter)}))::int as stale,
            count(head.failure)::int as failed,
            (count(*) filter (where (made.accuracy->>'gain')::float8 > 0))::int as better_than_naive,
            percentile_cont(0.5) within group (order by (made.accuracy->>'wape')::float8) as median_wape,
            (select max(finished_at) from runs where scope not like 'part:%' and failure is null) as last_full_run_at
        {From} and {Sql.All(filter.Scope.OnCategories)}
        """,
        row => new ForecastSummary(
            row.Get<int>("products"), row.Get<int>("forecast"), row.Get<int>("stale"), row.Get<int>("failed"),
            row.Get<int>("better_than_naive"), row.Get<double?>("median_wape"), row.Get<DateTime?>("last_full_run_at")),
        ct);

    private static Sql Of(ForecastColumn column) => column switch
    {
        ForecastColumn.Wape => $"(made.accuracy->>'wape')::float8",
        ForecastColumn.Gain => $"(made.accuracy->>'gain')::float8",
        ForecastColumn.Coverage80 => $"(made.accuracy->>'coverage80')::float8",
        ForecastColumn.Next => $"made.total_mean",
        ForecastColumn.CreatedAt => $"made.created_at",
        _ => $"lower(coalesce(product.name, product.sku))",
    };

    private static Sql Stale(ForecastFilter filter) =>
        $"""
        (made.version is not null
            and (made.origin < {filter.Origin} or coalesce(
                change.version > head.data_version and head.forecast_at < {filter.ChangedBefore}, false)))
        """;

    private static Sql Fits(ForecastFilter filter)
    {
        Sql like = $"ilike '%' || {LikeText(filter.Search)} || '%'";
        return Sql.All(
            filter.Scope.OnCategories,
            Sql.If(filter.Search is not null, $"(product.sku {like} or product.name {like})"),
            Sql.If(filter.Category is not null, $"product.category = {filter.Category}"),
            Sql.If(filter.State == ForecastState.Stale, Stale(filter)),
            Sql.If(filter.State == ForecastState.Failed, $"head.failure is not null"));
    }

    private static ForecastItem Read(Row row, ForecastFilter filter)
    {
        var trend = Trend(row.Get<DateOnly[]>("sold_on"), row.Get<double[]>("sold_units"), filter.Origin);
        double? mean = row.Get<float?>("total_mean") is { } units ? Rounded(units) : null;
        return new(
            row.Get<string>("sku"), row.Get<string?>("name"), row.Get<string?>("category"),
            row.Get<string?>("demand_class"), row.Get<string>("method"), row.Get<string?>("top_model"),
            row.Get<DateOnly?>("origin"), row.Get<DateTime?>("created_at"), row.Get<bool>("stale"),
            row.Get<double?>("wape"), row.Get<double?>("naive_wape"), row.Get<double?>("gain"),
            row.Get<double?>("coverage80"),
            mean is { } expected
                ? new(
                    filter.Days, expected, Rounded(row.Get<float>("total_p10")), Rounded(row.Get<float>("total_p90")))
                : null,
            mean is { } much && row.Get<decimal?>("list_price") is { } price
                ? Math.Round((decimal)much * price, 2)
                : null,
            trend, Rounded(trend.Sum()),
            Names.OrNull<ForecastWarning>(row.Get<string?>("warning")),
            Names.OrNull<FailureReason>(row.Get<string?>("failure")));
    }

    private static double[] Trend(DateOnly[] days, double[] units, DateOnly last)
    {
        var trend = new double[ForecastItem.TrendDays];
        foreach (var (index, day) in days.Index())
            trend[trend.Length - 1 - (last.DayNumber - day.DayNumber)] = units[index];
        return trend;
    }

    private static double Rounded(double value) => Math.Round(value, 3);

    // What someone types is looked for as it stands.
    private static string? LikeText(string? search) =>
        search?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace(
            "_", "\\_", StringComparison.Ordinal);
}

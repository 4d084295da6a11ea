using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Features.Sums;

internal sealed class SumQueries(NpgsqlDataSource db)
{
    /// <summary>What was sold per day, of a category or (null) of all; revenue as it is shown elsewhere, returns taken off.</summary>
    public Task<List<(DateOnly Day, double Units, double Revenue)>> HistoryAsync(string? category, DateOnly from, DateOnly to, CancellationToken ct) => db.ListAsync(
        $"""
        select day, sum(units - returned_units)::float8, sum(revenue)::float8
        from ingestion.sales_daily
        {(category is null ? "" : "join ingestion.products product on product.sku = sales_daily.sku and product.category = $3")}
        where day between $1 and $2
        group by day
        """,
        category is null ? [from, to] : [from, to, category], row => (row.GetFieldValue<DateOnly>(0), row.GetDouble(1), row.GetDouble(2)), ct);

    public Task<bool> CategoryExistsAsync(string category, CancellationToken ct) => db.OneAsync(
        "select exists (select from ingestion.products where category = $1)", [category], row => row.GetBoolean(0), ct);
}

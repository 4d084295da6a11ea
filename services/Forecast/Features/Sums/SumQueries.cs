using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Features.Sums;

internal sealed class SumQueries(NpgsqlDataSource db)
{
    /// <summary>
    /// What was sold per day, of a category or (null) of all; revenue as it is shown elsewhere, returns taken off.
    /// </summary>
    public Task<List<(DateOnly Day, double Units, double Revenue)>> HistoryAsync(
        string? category, DateOnly from, DateOnly to, CancellationToken ct) => db.ListAsync(
        $"""
        select day, sum(units - returned_units)::float8 as units, sum(revenue)::float8 as revenue
        from read.sales_daily sold
        {Sql.If(category is not null,
            $"join read.products product on product.sku = sold.sku and product.category = {category}")}
        where day between {from} and {to}
        group by day
        """,
        row => (row.Get<DateOnly>("day"), row.Get<double>("units"), row.Get<double>("revenue")), ct);

    public Task<bool> CategoryExistsAsync(string category, CancellationToken ct) => db.OneAsync(
        $"select exists (select from read.products where category = {category})", row => row.Get<bool>("exists"), ct);
}

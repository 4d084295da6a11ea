using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Sales;

public sealed class SalesQueries(NpgsqlDataSource db, BusinessSettings settings)
{
    private static readonly int[] _daysBack = [1, 8, 64, 512];

    private const string Newest =
        """
        select sale.event_id, sale.occurred_at, sale.order_id, sale.sku, product.name, sale.quantity, sale.revenue, sale.country, sale.store, sale.channel
        from picked sale
        left join ingestion.products product on product.sku = sale.sku
        order by sale.occurred_at desc, sale.event_id
        """;

    // Looks a day back, a week, two months: the cost follows the number of lines wanted, and not the years of sales.
    public async Task<List<RecentSale>> RecentAsync(SalesFilter filter, int limit, CancellationToken ct)
    {
        if (await NewestDayAsync(filter, ct) is not { } newest)
            return [];

        var found = new List<RecentSale>();
        foreach (var since in _daysBack.Select(days => settings.StartOf(newest.AddDays(1 - days))).Append(DateTime.UnixEpoch))
        {
            found = await db.ListAsync(
                $"""
                with picked as (
                    select * from ingestion.sales where occurred_at >= $8 and occurred_at < $9 and {SalesFilter.OnSales}
                    order by occurred_at desc, event_id limit $10)
                {Newest}
                """,
                [.. filter.Parameters, since, settings.StartOf(newest.AddDays(1)), limit], Read, ct);
            if (found.Count == limit)
                break;
        }

        return found;
    }

    public IAsyncEnumerable<RecentSale> AllAsync(SalesFilter filter) => db.StreamAsync(
        $"with picked as (select * from ingestion.sales where {SalesFilter.OnSales}) {Newest}", filter.Parameters, Read);

    /// <summary>The newest lines of some products, as they are told after a commit.</summary>
    public Task<List<RecentSale>> RecentOfAsync(IReadOnlyCollection<string> skus, DateTime since, int limit, CancellationToken ct) => db.ListAsync(
        $"""
        with picked as (
            select * from ingestion.sales where sku = any($1) and occurred_at >= $2
            order by occurred_at desc, event_id limit $3)
        {Newest}
        """,
        [skus.ToArray(), since, limit], Read, ct);

    private Task<DateOnly?> NewestDayAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        "select max(day) from ingestion.sales_daily where $1::date is null or day <= $1", [filter.To], row => row.GetNullable<DateOnly>(0), ct);

    private static RecentSale Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetDateTime(1), row.GetString(2), row.GetString(3), row.GetText(4),
        row.GetDecimal(5), row.GetNullable<decimal>(6), row.GetString(7), row.GetString(8), row.GetString(9));
}

using BizPulse.Access;
using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Sales;

public sealed class SalesQueries(NpgsqlDataSource db, BusinessSettings settings)
{
    private static readonly int[] _daysBack = [1, 8, 64, 512];

    private static readonly Sql Newest =
        $"""
        select sale.event_id, sale.occurred_at, sale.order_id, sale.source, sale.sku, product.name, sale.quantity,
            sale.revenue, sale.country, sale.store, sale.channel
        from picked sale
        left join read.products product on product.sku = sale.sku
        order by sale.occurred_at desc, sale.event_id
        """;

    // Looks a day back, a week, two months: the cost follows the number of lines wanted, and not the years of sales.
    public async Task<List<RecentSale>> RecentAsync(SalesFilter filter, int limit, CancellationToken ct)
    {
        if (await NewestDayAsync(filter, ct) is not { } newest)
            return [];

        var found = new List<RecentSale>();
        foreach (var since in _daysBack.Select(days => settings.StartOf(newest.AddDays(1 - days)))
            .Append(DateTime.UnixEpoch))
        {
            found = await db.ListAsync(
                $"""
                with picked as (
                    select * from read.sales where occurred_at >= {since}
                        and occurred_at < {settings.StartOf(newest.AddDays(1))} and {filter.OnSales}
                    order by occurred_at desc, event_id limit {limit})
                {Newest}
                """,
                Read, ct);
            if (found.Count == limit)
                break;
        }

        return found;
    }

    public IAsyncEnumerable<RecentSale> AllAsync(SalesFilter filter) => db.StreamAsync(
        $"with picked as (select * from read.sales where {filter.OnSales}) {Newest}", Read);

    /// <summary>The newest lines of some products, as they are told after a commit.</summary>
    public Task<List<RecentSale>> RecentOfAsync(
        SalesFilter filter, IReadOnlyCollection<string> skus, DateTime since, int limit,
        CancellationToken ct) => db.ListAsync(
        $"""
        with picked as (
            select * from read.sales where sku = any({skus.ToArray()}) and occurred_at >= {since} and {filter.OnSales}
            order by occurred_at desc, event_id limit {limit})
        {Newest}
        """,
        Read, ct);

    // Of the whole shop, since that is an index's end: where to look first, not what is found.
    private Task<DateOnly?> NewestDayAsync(SalesFilter filter, CancellationToken ct) => db.OneAsync(
        $"select max(day) as newest from read.sales_daily where {new SalesFilter(Scope.Whole, To: filter.To).OnOrders}",
        row => row.Get<DateOnly?>("newest"), ct);

    private static RecentSale Read(Row row) => new(
        row.Get<Guid>("event_id"), row.Get<DateTime>("occurred_at"), row.Get<string>("order_id"),
        row.Get<string>("source"), row.Get<string>("sku"), row.Get<string?>("name"), row.Get<decimal>("quantity"),
        row.Get<decimal?>("revenue"), row.Get<string>("country"), row.Get<string>("store"),
        row.Get<string>("channel"));
}

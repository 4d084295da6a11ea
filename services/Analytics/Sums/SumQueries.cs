using BizPulse.Analytics.Filters;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Sums;

public sealed class SumQueries(NpgsqlDataSource db)
{
    /// <summary>A cost holds from its day until the next one.</summary>
    public static readonly Sql Cost =
        $"""
        cost as (
            select sku, unit_cost, valid_from,
                lead(valid_from, 1, 'infinity') over (partition by sku order by valid_from) as valid_to
            from read.product_costs
        )
        """;

    /// <summary>What was sold, with what a unit of it cost on that day.</summary>
    public static Sql Costed(SalesSlice slice) =>
        $"""
        {Cost}, costed as (
            select sold.*, unit_cost
            from ({slice.Sold}) sold
            left join cost on cost.sku = sold.sku and sold.day >= cost.valid_from and sold.day < cost.valid_to
        )
        """;

    /// <summary>Of the period asked for, and of the one beside it, if there is one.</summary>
    public async Task<(SalesSums Now, SalesSums? Before)> SumsAsync(AskedPeriod asked, CancellationToken ct)
    {
        var now = SumsAsync(asked.Sales, ct);
        var before = asked.ComparedSales is { } compared ? SumsAsync(compared, ct) : null;
        await Task.WhenAll(now, before ?? Task.CompletedTask);
        return (await now, before is null ? null : await before);
    }

    public async Task<SalesSums> SumsAsync(SalesSlice slice, CancellationToken ct)
    {
        var selling = SoldByDayAsync(slice, ct);
        var buying = BuyersAsync(slice, ct);
        await Task.WhenAll(selling, buying);
        var (sold, bought) = (await selling, await buying);

        var (orders, customers) = bought.Where(row => row.Day is null).Select(row => (row.Orders, row.Customers))
            .Single();
        var buyers = bought.Where(row => row.Day is not null).ToDictionary(row => row.Day!.Value);
        var revenue = sold.Sum(day => day.Revenue);
        var margins = sold.Where(day => day.Margin is not null).ToList();
        var total = new SalesSum
        {
            Revenue = revenue,
            Orders = orders,
            Units = sold.Sum(day => day.Units),
            AverageOrderValue = orders == 0 ? null : revenue / orders,
            Customers = customers,
            ReturnedRevenue = sold.Sum(day => day.ReturnedRevenue),
            ReturnedUnits = sold.Sum(day => day.ReturnedUnits),
            Margin = margins.Count == 0 ? null : margins.Sum(day => day.Margin),
            RevenueWithUnknownCost = sold.Sum(day => day.RevenueWithUnknownCost),
            UnconvertedLines = sold.Sum(day => day.Unconverted),
        };
        return new SalesSums(total, sold.ToDictionary(day => day.Day, day =>
        {
            var buyersOfDay = buyers.GetValueOrDefault(day.Day);
            return new SalesDay(
                day.Day, day.Revenue, buyersOfDay.Orders, day.Units, buyersOfDay.Customers, day.Margin,
                day.ReturnedRevenue);
        }));
    }

    private Task<List<SoldDay>> SoldByDayAsync(SalesSlice slice, CancellationToken ct) => db.ListAsync(
        $"""
        with {Costed(slice)}
        select day, sum(revenue) as revenue, sum(units) as units, sum(returned_revenue) as returned_revenue,
            sum(returned_units) as returned_units, sum(revenue - units * unit_cost) as margin,
            coalesce(sum(revenue) filter (where unit_cost is null), 0) as with_unknown_cost,
            sum(unconverted)::bigint as unconverted
        from costed group by day order by day
        """,
        row => new SoldDay(
            row.Get<DateOnly>("day"), row.Get<decimal>("revenue"), row.Get<decimal>("units"),
            row.Get<decimal>("returned_revenue"), row.Get<decimal>("returned_units"), row.Get<decimal?>("margin"),
            row.Get<decimal>("with_unknown_cost"), row.Get<long>("unconverted")),
        ct);

    // Distinct orders and customers can't be added up over days, so they are counted for each day and for all days
    // together (day is null).
    private Task<List<(DateOnly? Day, long Orders, long Customers)>> BuyersAsync(
        SalesSlice slice, CancellationToken ct) =>
        db.ListAsync(
            $"""
            select day, count(distinct order_key) as orders, count(distinct customer_id) as customers
            from ({slice.Bought}) bought
            group by grouping sets ((day), ())
            """,
            row => (row.Get<DateOnly?>("day"), row.Get<long>("orders"), row.Get<long>("customers")),
            ct);

    private sealed record SoldDay(
        DateOnly Day, decimal Revenue, decimal Units, decimal ReturnedRevenue, decimal ReturnedUnits, decimal? Margin,
        decimal RevenueWithUnknownCost, long Unconverted);
}

using BizPulse.Data;

namespace BizPulse.Analytics.Filters;

/// <summary>
/// The sales that a filter leaves, of which the last day may end early: then it comes from the ledger, and the days
/// before it from the rollups. The filter has both bounds.
/// </summary>
/// <param name="Until">Where the last day ends early.</param>
public sealed record SalesSlice(SalesFilter Filter, BusinessSettings Settings, DateTime? Until = null)
{
    private bool EndsEarly => Until is not null;

    private DateOnly To => Filter.To!.Value;

    private SalesFilter WholeDays => EndsEarly ? Filter with { To = To.AddDays(-1) } : Filter;

    /// <summary>Sums per day, product and place.</summary>
    public Sql Sold =>
        $"""
        select day, sku, units, returned_units, revenue, returned_revenue, unconverted from read.sales_daily
            where {WholeDays.OnSales}
        {Sql.If(EndsEarly, $"""
            union all
            select day, sku, quantity, least(quantity, 0), coalesce(revenue, 0),
                case when quantity < 0 then coalesce(revenue, 0) else 0 end, (revenue is null)::int
            from read.sales where {OnLastDay}
            """)}
        """;

    /// <summary>Orders with a sold line, and who placed them: an order may stand there more than once.</summary>
    public Sql Bought => Filter.NamesProducts ? BoughtLines : BoughtOrders;

    private Sql BoughtOrders =>
        $"""
        select day, order_key, nullif(customer_id, '') as customer_id, country from read.order_days where sold_lines > 0
            and {WholeDays.OnOrders}
        {Sql.If(EndsEarly, $"""
            union all
            select day, order_key, customer_id, country from read.sales where quantity > 0 and {OnLastDay}
            """)}
        """;

    // The instants are there for the index on them.
    private Sql BoughtLines =>
        $"""
        select day, order_key, customer_id, country from read.sales
        where quantity > 0 and occurred_at >= {Settings.StartOf(Filter.From!.Value)}
            and occurred_at < {Until ?? Settings.StartOf(To.AddDays(1))}
            and {Sql.All(Filter.OnSales, Sql.If(EndsEarly, $"(day <> {To} or occurred_at >= {Settings.StartOf(To)})"))}
        """;

    private Sql OnLastDay =>
        $"day = {To} and occurred_at >= {Settings.StartOf(To)} and occurred_at < {Until} and {Filter.OnSales}";
}

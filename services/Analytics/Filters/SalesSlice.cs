namespace BizPulse.Analytics.Filters;

/// <summary>
/// The sales that a filter leaves, of which the last day may end early: then it comes from the ledger, and the days before it from the
/// rollups. The filter has both bounds.
/// </summary>
/// <param name="Until">Where the last day ends early.</param>
public sealed record SalesSlice(SalesFilter Filter, BusinessSettings Settings, DateTime? Until = null)
{
    private DateOnly To => Filter.To!.Value;

    /// <summary>Values for $1 to $11, all of which each of the tables below needs.</summary>
    public object?[] Parameters =>
    [
        .. Filter.Parameters,
        Settings.StartOf(Filter.From!.Value), Until ?? Settings.StartOf(To.AddDays(1)),
        Until is null ? null : To, Settings.StartOf(To),
    ];

    /// <summary>Sums per day, product and place.</summary>
    public const string Sold =
        $"""
        select day, sku, units, returned_units, revenue, returned_revenue, unconverted
        from ingestion.sales_daily where {SalesFilter.OnSales} and day is distinct from $10::date
        union all
        select day, sku, quantity, least(quantity, 0), coalesce(revenue, 0), case when quantity < 0 then coalesce(revenue, 0) else 0 end, (revenue is null)::int
        from ingestion.sales where day = $10 and occurred_at >= $11 and occurred_at < $9 and occurred_at >= $8 and {SalesFilter.OnSales}
        """;

    /// <summary>Orders with a sold line, and who placed them: an order may stand there more than once.</summary>
    public string Bought => Filter.NamesProducts ? BoughtLines : BoughtOrders;

    private const string BoughtOrders =
        $"""
        select day, order_id, nullif(customer_id, '') as customer_id, country
        from ingestion.order_days where sold_lines > 0 and {SalesFilter.OnOrders} and day is distinct from $10::date
        union all
        select day, order_id, customer_id, country
        from ingestion.sales where quantity > 0 and day = $10 and occurred_at >= $11 and occurred_at < $9 and occurred_at >= $8 and {SalesFilter.OnSales}
        """;

    private const string BoughtLines =
        $"""
        select day, order_id, customer_id, country
        from ingestion.sales where quantity > 0 and occurred_at >= $8 and occurred_at < $9 and (day is distinct from $10::date or occurred_at >= $11) and {SalesFilter.OnSales}
        """;
}

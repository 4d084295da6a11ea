using BizPulse.Data;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// A purchase order's line is the newest order for it, and what was dispatched and received of it, in any order.
/// </summary>
internal static class PurchaseOrders
{
    private static Sql Columns =>
        $"""
        purchase_order_id, sku, location, supplier_id, placed_at, ordered, dispatched, received, unit_cost, expected_on
        """;

    /// <summary>Derives the lines named in <paramref name="touched"/> from the ledger.</summary>
    public static Sql Derive(Sql touched) => $"""
        insert into purchase_orders ({Columns})
        {FromLedger(touched)}
        order by 1, 2
        on conflict (purchase_order_id, sku) do update set location = excluded.location,
            supplier_id = excluded.supplier_id,
            placed_at = excluded.placed_at, ordered = excluded.ordered, dispatched = excluded.dispatched,
            received = excluded.received, unit_cost = excluded.unit_cost, expected_on = excluded.expected_on
        """;

    public static IEnumerable<Sql> Rebuild =>
    [
        $"lock table purchase_orders in share row exclusive mode",
        $"delete from purchase_orders",
        $"insert into purchase_orders ({Columns}) {FromLedger($"stock_movements")}",
    ];

    public static Sql Differences => $"""
        select count(*) from ({FromLedger($"stock_movements")}) as right_one
        full join purchase_orders kept using (purchase_order_id, sku)
        where (right_one.ordered, right_one.dispatched, right_one.received)
            is distinct from (kept.ordered, kept.dispatched, kept.received)
        """;

    private static Sql FromLedger(Sql touched) => $"""
        select purchase_order_id, sku,
            coalesce({Newest($"location", $"kind = 'placed'")}, {Newest($"location", $"true")}) as location,
            {Newest($"supplier_id", $"kind = 'placed'")} as supplier_id,
            max(occurred_at) filter (where kind = 'placed') as placed_at,
            coalesce({Newest($"quantity", $"kind = 'placed'")}, 0) as ordered,
            coalesce(sum(quantity) filter (where kind = 'dispatched'), 0) as dispatched,
            coalesce(sum(quantity) filter (where kind = 'delivered'), 0) as received,
            {Newest($"unit_cost", $"kind = 'placed'")} as unit_cost,
            {Newest($"expected_on", $"expected_on is not null")} as expected_on
        from stock_movements
        where purchase_order_id is not null
            and (purchase_order_id, sku) in (select purchase_order_id, sku from {touched} touched)
        group by purchase_order_id, sku
        """;

    private static Sql Newest(Sql column, Sql condition) =>
        $"(array_agg({column} order by occurred_at desc, event_id desc) filter (where {condition}))[1]";
}

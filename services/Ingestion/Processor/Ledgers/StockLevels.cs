using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

/// <summary>
/// A level is the newest count (by time, then event id) and everything that occurred after it, sold or moved; without a count it
/// is everything. So any order of the same events gives the same level.
/// </summary>
internal static class StockLevels
{
    /// <summary>Adds movements to levels that are locked.</summary>
    /// <param name="moved">A subquery with sku, location, occurred_at and quantity.</param>
    public static NpgsqlBatchCommand Move(string moved, params ReadOnlySpan<object> parameters) => new NpgsqlBatchCommand($"""
        update stock_levels kept set level = kept.level + changes.quantity
        from (
            select moved.sku, moved.location, sum(moved.quantity) as quantity
            from {moved} moved
            join stock_levels counted on counted.sku = moved.sku and counted.location = moved.location
            where moved.occurred_at > counted.counted_at
            group by 1, 2) changes
        where kept.sku = changes.sku and kept.location = changes.location
        """).With(parameters);

    /// <summary>Derives the levels of the places in <paramref name="touched"/> from the ledger.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Derive(string touched, HouseRules house)
    {
        foreach (var command in Lock(touched, house))
            yield return command;

        yield return new NpgsqlBatchCommand($"""
            update stock_levels kept set level = derived.level, counted_at = derived.counted_at
            from ({FromLedger(touched)}) derived
            where kept.sku = derived.sku and kept.location = derived.location
            """).With(house.DefaultLocation);
    }

    /// <summary>What the ledger says of the places in <paramref name="touched"/>.</summary>
    public static string FromLedger(string touched) => $"""
        select place.sku, place.location, coalesce(counted.quantity, 0) + moved.quantity - sold.quantity as level,
            coalesce(counted.occurred_at, '-infinity') as counted_at
        from (select distinct sku, location from {touched} touched) place
        left join lateral (
            select quantity, occurred_at from stock_movements
            where sku = place.sku and location = place.location and kind = 'counted'
            order by occurred_at desc, event_id desc limit 1) counted on true
        cross join lateral (
            select coalesce(sum(quantity), 0) as quantity from stock_movements
            where sku = place.sku and location = place.location and {Moves}
                and occurred_at > coalesce(counted.occurred_at, '-infinity')) moved
        cross join lateral (
            select coalesce(sum(quantity), 0) as quantity from sales
            where sku = place.sku and coalesce(nullif(store, ''), $1) = place.location
                and occurred_at > coalesce(counted.occurred_at, '-infinity')) sold
        """;

    public static string Rebuild => $"""
        lock table stock_levels in share row exclusive mode;
        delete from stock_levels;
        insert into stock_levels (sku, location, level, counted_at)
        {FromLedger(AllPlaces)}
        """;

    /// <summary>How many levels differ from what the ledger says.</summary>
    public static string Differences => $"""
        select count(*) from ({FromLedger(AllPlaces)}) as right_one
        full join stock_levels kept using (sku, location)
        where coalesce(right_one.level, 0) <> coalesce(kept.level, 0)
            or coalesce(right_one.counted_at, '-infinity') <> coalesce(kept.counted_at, '-infinity')
        """;

    private const string AllPlaces = $"""
        (select sku, coalesce(nullif(store, ''), $1) as location from sales
        union select sku, location from stock_movements where kind = 'counted' or {Moves})
        """;

    /// <summary>The kinds of movement that change a level by their quantity.</summary>
    public const string Moves = "kind in ('received', 'adjusted', 'transferred', 'delivered')";

    /// <summary>
    /// Levels are locked before they are read, so that a count and a sale that two processors book at the same time see each other.
    /// </summary>
    /// <param name="touched">A subquery with sku and location; $1 in it is the default location.</param>
    public static IEnumerable<NpgsqlBatchCommand> Lock(string touched, HouseRules house) =>
        Lock(touched).Select(statement => new NpgsqlBatchCommand(statement).With(house.DefaultLocation));

    /// <summary>The same, for places that are known already: a batch has thousands of sales, but few places.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Lock(IReadOnlyCollection<(string Sku, string Location)> places)
    {
        var (skus, locations) = (places.Select(place => place.Sku).ToArray(), places.Select(place => place.Location).ToArray());
        return Lock("(select * from unnest($1, $2) as place (sku, location))").Select(statement => new NpgsqlBatchCommand(statement).With(skus, locations));
    }

    private static string[] Lock(string touched) =>
    [
        $"""
        insert into stock_levels (sku, location, level)
        select distinct sku collate "C", location collate "C", 0 from {touched} touched order by 1, 2
        on conflict do nothing
        """,
        $"""
        select from stock_levels where (sku, location) in (select sku, location from {touched} touched)
        order by sku, location for update
        """,
    ];
}

using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// A level is the newest count (by time, then event id) and everything that occurred after it, sold or moved; without a
/// count it is everything. So any order of the same events gives the same level.
/// </summary>
internal static class StockLevels
{
    /// <summary>Adds movements to levels that are locked.</summary>
    /// <param name="moved">A subquery with sku, location, occurred_at and quantity.</param>
    public static Sql AddMovements(Sql moved) => $"""
        update stock_levels kept set level = kept.level + changes.quantity
        from (
            select moved.sku, moved.location, sum(moved.quantity) as quantity
            from {moved} moved
            join stock_levels counted on counted.sku = moved.sku and counted.location = moved.location
            where moved.occurred_at > counted.counted_at
            group by 1, 2) changes
        where kept.sku = changes.sku and kept.location = changes.location
        """;

    /// <summary>Derives the levels of the places in <paramref name="touched"/> from the ledger.</summary>
    public static IEnumerable<Sql> Derive(Sql touched, IngestionSettings settings) =>
    [
        .. Lock(touched),
        $"""
        update stock_levels kept set level = derived.level, counted_at = derived.counted_at
        from ({FromLedger(touched, settings)}) derived
        where kept.sku = derived.sku and kept.location = derived.location
        """,
    ];

    /// <summary>What the ledger says of the places in <paramref name="touched"/>.</summary>
    public static Sql FromLedger(Sql touched, IngestionSettings settings) => $"""
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
            where sku = place.sku and coalesce(nullif(store, ''), {settings.DefaultLocation}) = place.location
                and occurred_at > coalesce(counted.occurred_at, '-infinity')) sold
        """;

    public static IEnumerable<Sql> Rebuild(IngestionSettings settings) =>
    [
        $"lock table stock_levels in share row exclusive mode",
        $"delete from stock_levels",
        $"insert into stock_levels (sku, location, level, counted_at) {FromLedger(AllPlaces(settings), settings)}",
    ];

    /// <summary>How many levels differ from what the ledger says.</summary>
    public static Sql Differences(IngestionSettings settings) => $"""
        select count(*) from ({FromLedger(AllPlaces(settings), settings)}) as right_one
        full join stock_levels kept using (sku, location)
        where coalesce(right_one.level, 0) <> coalesce(kept.level, 0)
            or coalesce(right_one.counted_at, '-infinity') <> coalesce(kept.counted_at, '-infinity')
        """;

    private static Sql AllPlaces(IngestionSettings settings) => $"""
        (select sku, coalesce(nullif(store, ''), {settings.DefaultLocation}) as location from sales
        union select sku, location from stock_movements where kind = 'counted' or {Moves})
        """;

    /// <summary>The kinds of movement that change a level by their quantity.</summary>
    public static Sql Moves => $"kind in ('received', 'adjusted', 'transferred', 'delivered')";

    /// <summary>
    /// Levels are locked before they are read, so that a count and a sale that two processors book at the same time see
    /// each other.
    /// </summary>
    /// <param name="touched">A subquery with sku and location.</param>
    public static IEnumerable<Sql> Lock(Sql touched) =>
    [
        $"""
        insert into stock_levels (sku, location, level)
        select distinct sku collate "C", location collate "C", 0 from {touched} touched order by 1, 2
        on conflict do nothing
        """,
        $"""
        select sku, location, counted_at from stock_levels
        where (sku, location) in (select sku, location from {touched} touched)
        order by sku, location for update
        """,
    ];

    /// <summary>Locks places that are known already, and says when each was counted last.</summary>
    public static async Task<Dictionary<(string Sku, string Location), DateTime>> LockAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(string Sku, string Location)> places, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var (skus, locations) = (
            places.Select(place => place.Sku).ToArray(), places.Select(place => place.Location).ToArray());
        foreach (var statement in Lock($"(select * from unnest({skus}, {locations}) as place (sku, location))"))
            batch.BatchCommands.Add(statement.ToBatchCommand());

        var counted = new Dictionary<(string, string), DateTime>(places.Count);
        await using var locked = await batch.ExecuteReaderAsync(ct);
        while (await locked.ReadAsync(ct))
            counted.Add((locked.GetString(0), locked.GetString(1)), locked.GetDateTime(2));
        return counted;
    }

    /// <summary>Takes what was sold out of levels that are locked.</summary>
    public static Sql Subtract(Dictionary<(string Sku, string Location), decimal> sold) => $"""
        update stock_levels kept set level = kept.level - sold.quantity
        from unnest(
            {sold.Keys.Select(place => place.Sku).ToArray()},
            {sold.Keys.Select(place => place.Location).ToArray()}, {sold.Values.ToArray()}
        ) as sold (sku, location, quantity)
        where kept.sku = sold.sku and kept.location = sold.location
        """;
}

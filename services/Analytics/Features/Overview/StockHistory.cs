using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Overview;

/// <summary>
/// Stock as it was: the levels of now, less everything that came after. A count is told as the difference that it found, so that it can be
/// undone like a delivery or a sale. A product counts from when its stock was first told.
/// </summary>
public sealed class StockHistory(NpgsqlDataSource db, BusinessSettings settings)
{
    /// <param name="days">In order; the answer is of the end of each.</param>
    public async Task<Dictionary<DateOnly, StockSum>> AtEndOfAsync(IReadOnlyList<DateOnly> days, SalesFilter filter, CancellationToken ct) =>
        days.Count == 0 ? new() : (await db.ListAsync(
            $"""
            with {SumQueries.Cost}, asked as (
                select day, nth, (day + 1)::timestamp at time zone $6 as until from unnest($4::date[]) with ordinality as one (day, nth)
            ), place as (
                select sku, location, level from ({OverviewQueries.StockLeft}) left_by_filter
            ), change as (
                select sku, coalesce(nullif(store, ''), $5) as location, day, -units as quantity from ingestion.sales_daily where day > $7
                union all
                select sku, location, (occurred_at at time zone $6)::date, quantity from ingestion.stock_movements where {Moves} and occurred_at >= $8
                union all
                select sku, location, (occurred_at at time zone $6)::date, quantity - {LevelBeforeCount}
                from ingestion.stock_movements counted where kind = 'counted' and occurred_at >= $8
            ), step as ( -- a place at the end of the nth day, as of now; and what happened after that day, up to the next one
                select sku, location, nth, level, 0 as quantity from place cross join asked
                union all
                select sku, location, width_bucket(day - 1, $4::date[]), null, quantity from change
            ), level as (
                select sku, nth, max(level) - sum(sum(quantity)) over (partition by sku, location order by nth desc) as level
                from step group by sku, location, nth
            ), told as (
                select sku, min(occurred_at) as first from ingestion.stock_movements where kind in ('counted', 'received', 'delivered') group by sku
            ), product as (
                select sku, day, sum(greatest(level.level, 0)) as level
                from level join asked using (nth) join told using (sku)
                where level.level is not null and first < until
                group by sku, day
            )
            select day, count(*) filter (where level = 0)::int, coalesce(sum(level * unit_cost), 0)
            from product left join cost on cost.sku = product.sku and day >= valid_from and day < valid_to
            group by day
            """,
            [
                filter.Store, filter.Sku, filter.Category, days.ToArray(), settings.DefaultLocation, settings.TimeZone.Id,
                days[0], settings.StartOf(days[0].AddDays(1)),
            ],
            row => (Day: row.GetFieldValue<DateOnly>(0), Stock: new StockSum(row.GetInt32(1), row.GetDecimal(2))),
            ct)).ToDictionary(row => row.Day, row => row.Stock);

    private const string Moves = "kind in ('received', 'adjusted', 'transferred', 'delivered')";

    // The count before, and what occurred between the two.
    private const string LevelBeforeCount =
        $"""
        (select coalesce(max(before.quantity), 0)
            + coalesce((select sum(moved.quantity) from ingestion.stock_movements moved
                where moved.sku = counted.sku and moved.location = counted.location and {Moves}
                    and moved.occurred_at > coalesce(max(before.occurred_at), '-infinity') and moved.occurred_at <= counted.occurred_at), 0)
            - coalesce((select sum(sold.quantity) from ingestion.sales sold
                where sold.sku = counted.sku and coalesce(nullif(sold.store, ''), $5) = counted.location
                    and sold.occurred_at > coalesce(max(before.occurred_at), '-infinity') and sold.occurred_at <= counted.occurred_at), 0)
        from (
            select quantity, occurred_at from ingestion.stock_movements earlier
            where earlier.sku = counted.sku and earlier.location = counted.location and kind = 'counted'
                and (earlier.occurred_at, earlier.event_id) < (counted.occurred_at, counted.event_id)
            order by occurred_at desc, event_id desc limit 1) before)
        """;
}

using System.Collections.Concurrent;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Overview;

/// <summary>
/// Stock as it was: the levels of now, less everything that came after. A count is told as the difference that it
/// found, so that it can be undone like a delivery or a sale. A product counts from when its stock was first told. What
/// was worked out of a product is kept until the product changes: while a shop trades, few do between two looks.
/// </summary>
public sealed class StockHistory(NpgsqlDataSource db, BusinessSettings settings)
{
    private const int MostKept = 500_000; // levels, of all questions together: some 20 MB
    private const int MostQuestions = 1000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    /// <param name="days">In order; the answer is of the end of each.</param>
    public async Task<Dictionary<DateOnly, StockSum>> AtEndOfAsync(
        IReadOnlyList<DateOnly> days, SalesFilter filter, CancellationToken ct)
    {
        if (days.Count == 0)
            return [];
        var question = string.Join(
            '\n', [filter.Scope.Key, filter.Store, filter.Sku, filter.Category, .. days.Select(day => $"{day:O}")]);
        var (version, changed) = await ChangedSinceAsync(_kept.GetValueOrDefault(question)?.Version ?? -1, ct);
        if (!_kept.TryGetValue(question, out var kept))
            kept = new(
                version,
                (await LevelsAsync(days, filter, null, ct)).ToLookup(level => level.Sku).ToDictionary(
                    product => product.Key, product => product.ToArray()));
        else if (changed.Length > 0)
            kept = new(version, kept.With(changed, await LevelsAsync(days, filter, changed, ct)));
        Keep(question, kept);

        return kept.Products.Values.SelectMany(levels => levels).GroupBy(level => level.Day).ToDictionary(
            day => day.Key,
            day => new StockSum(
                day.Count(level => level.Units == 0), day.Sum(level => level.EmptyShelves),
                day.Sum(level => level.Value)));
    }

    private void Keep(string question, Kept kept)
    {
        _kept[question] = kept;
        while (_kept.Count > MostQuestions || (_kept.Count > 1 && _kept.Values.Sum(other => other.Count) > MostKept))
            _kept.TryRemove(_kept.MinBy(other => other.Value.Version));
    }

    // The version is no newer than what is read after it.
    private Task<(long Version, string[] Skus)> ChangedSinceAsync(long version, CancellationToken ct) => db.OneAsync(
        $"select version, array(select sku from read.product_changes where {version} >= 0 and version > {version}) as skus from read.data_version",
        row => (row.Get<long>("version"), row.Get<string[]>("skus")), ct);

    /// <param name="skus">Null for all.</param>
    private Task<List<LevelThen>> LevelsAsync(
        IReadOnlyList<DateOnly> days, SalesFilter filter, string[]? skus, CancellationToken ct)
    {
        Sql wanted = Sql.All(Sql.If(skus is not null, $"sku = any({skus})"));
        Sql timeZone = $"{settings.TimeZone.Id}", asked = $"{days.ToArray()}::date[]";
        var after = settings.StartOf(days[0].AddDays(1));
        return db.ListAsync(
            $"""
            with {SumQueries.Cost}, asked as (
                select day, nth, (day + 1)::timestamp at time zone {timeZone} as until
                    from unnest({asked}) with ordinality as one (day, nth)
            ), place as (
                select sku, location, level from ({OverviewQueries.StockOf(filter)}) left_by_filter where {wanted}
            ), change as (
                select sku, location, day, -units as quantity from read.sales_daily where day > {days[0]} and {wanted}
                union all
                select sku, location, (occurred_at at time zone {timeZone})::date,
                    quantity - case when is_count then {LevelBefore} else 0 end
                from read.stock_moves move where occurred_at >= {after} and {wanted}
            ), step as ( -- a place at the end of the nth day, as of now; and what happened after that day, up to the next one
                select sku, location, nth, level, 0 as quantity from place cross join asked
                union all
                select sku, location, width_bucket(day - 1, {asked}), null, quantity from change
            ), level as (
                select sku, location, nth,
                    max(level) - sum(sum(quantity)) over (partition by sku, location order by nth desc) as level
                from step group by sku, location, nth
            ), kept as (
                select sku, location, min(occurred_at) as first,
                    min(occurred_at) filter (where is_first_told) as first_told
                from read.stock_moves where {wanted} group by sku, location
            ), told as (
                select sku, min(first_told) as first from kept group by sku
            ), product as (
                select sku, day, sum(greatest(level.level, 0)) as level,
                    count(*) filter (where level.level <= 0 and kept.first < until)::int as empty_shelves
                from level join asked using (nth) join told using (sku) left join kept using (sku, location)
                where level.level is not null and told.first < until
                group by sku, day
            )
            select product.sku, day, level, empty_shelves, coalesce(level * unit_cost, 0) as value
            from product left join cost on cost.sku = product.sku and day >= valid_from and day < valid_to
            """,
            row => new LevelThen(
                row.Get<string>("sku"), row.Get<DateOnly>("day"), row.Get<decimal>("level"),
                row.Get<int>("empty_shelves"), row.Get<decimal>("value")),
            ct);
    }

    private readonly record struct LevelThen(string Sku, DateOnly Day, decimal Units, int EmptyShelves, decimal Value);

    /// <param name="Products">Of each product its levels.</param>
    private sealed record Kept(long Version, Dictionary<string, LevelThen[]> Products)
    {
        public int Count { get; } = Products.Values.Sum(levels => levels.Length);

        public Dictionary<string, LevelThen[]> With(string[] changed, IEnumerable<LevelThen> levels)
        {
            var products = new Dictionary<string, LevelThen[]>(Products);
            foreach (var sku in changed)
                products.Remove(sku);
            foreach (var product in levels.GroupBy(level => level.Sku))
                products[product.Key] = [.. product];
            return products;
        }
    }

    // The level that a count replaced: the count before, and what occurred between the two.
    private static readonly Sql LevelBefore =
        $"""
        (select coalesce(max(counted.quantity), 0)
            + coalesce((select sum(moved.quantity) from read.stock_moves moved
                where moved.sku = move.sku and moved.location = move.location and not moved.is_count
                    and moved.occurred_at > coalesce(max(counted.occurred_at), '-infinity')
                    and moved.occurred_at <= move.occurred_at), 0)
            - coalesce((select sum(sold.quantity) from read.sales sold
                where sold.sku = move.sku and sold.location = move.location
                    and sold.occurred_at > coalesce(max(counted.occurred_at), '-infinity')
                    and sold.occurred_at <= move.occurred_at), 0)
        from (
            select quantity, occurred_at from read.stock_moves earlier
            where earlier.sku = move.sku and earlier.location = move.location and earlier.is_count
                and (earlier.occurred_at, earlier.event_id) < (move.occurred_at, move.event_id)
            order by occurred_at desc, event_id desc limit 1) counted)
        """;
}

using BizPulse.Contracts;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

/// <summary>
/// What holds for any sequence of events, in any order, with any repetition, however it is cut into batches.
/// </summary>
public sealed class InvariantTests(RealEngines engines)
{
    private static readonly string[] _derived =
    [
        "select * from sales_daily", "select * from sales_hourly", "select * from order_days",
        "select * from engagement_daily", "select sku, location, trim_scale(level), counted_at from stock_levels",
        "select * from purchase_orders", "select * from products", "select * from product_costs",
        "select * from product_prices",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rollups_sum_the_sales_and_these_the_distinct_events(int seed)
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var events = Given.Mixed(seed, 600);

        await StoreInBatchesAsync(pipeline, Repeated(events, seed), seed);

        var sales = events.OfType<SaleRecorded>().ToList();
        var revenue = sales.Where(sale => sale.Currency == "EUR").Sum(
            sale => sale.Quantity * sale.UnitPrice - (sale.Discount ?? 0));
        foreach (var table in new[] { "sales", "sales_daily", "sales_hourly", "order_days" })
            Assert.Equal(revenue, await pipeline.ScalarAsync<decimal>($"select sum(revenue) from {table}"));
        Assert.Equal(sales.Count, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        Assert.Equal(
            sales.Where(sale => sale.Quantity > 0).Select(sale => (sale.Source, sale.OrderId)).Distinct().Count(),
            await pipeline.ScalarAsync<long>(
                "select count(distinct order_key) from read.order_days where sold_lines > 0"));
        Assert.Equal(
            Levels(events), await pipeline.RowsAsync("select sku, location, trim_scale(level) from stock_levels"));
        await pipeline.AssertConsistentAsync();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Any_order_of_the_same_events_gives_the_same_tables(int seed)
    {
        BusinessEvent[] events =
        [
            .. Given.Mixed(seed, 400).SelectMany(subject => subject is SaleRecorded sale
                ? [sale, sale with { Source = null }] // the same sale as it was told before sources were
                : new[] { subject }),
        ];
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var shuffled = await Pipeline.StartAsync(engines);
        BusinessEvent[] order = [.. events];
        new Random(seed).Shuffle(order);

        await StoreInBatchesAsync(pipeline, events, seed);
        await StoreInBatchesAsync(shuffled, order, seed + 1);

        foreach (var select in _derived)
            Assert.Equal(await pipeline.RowsAsync(select), await shuffled.RowsAsync(select));
    }

    [Fact]
    public async Task A_rebuild_gives_what_was_there()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await StoreInBatchesAsync(pipeline, Given.Mixed(21, 400), 21);
        var before = new List<string[]>();
        foreach (var select in _derived)
            before.Add(await pipeline.RowsAsync(select));

        await pipeline.ExecuteAsync(
            "update sales_daily set revenue = 0; delete from stock_levels; delete from order_days");
        var broken = await pipeline.Check.RunAsync(TestContext.Current.CancellationToken);
        await pipeline.Rebuild.RunAsync(TestContext.Current.CancellationToken);

        Assert.All(new[] { "sales_daily", "stock_levels", "order_days" }, table => Assert.True(broken[table] > 0));
        await pipeline.AssertConsistentAsync();
        for (var i = 0; i < _derived.Length; i++)
            Assert.Equal(before[i], await pipeline.RowsAsync(_derived[i]));
    }

    [Fact]
    public async Task An_import_taken_back_leaves_no_trace_and_can_come_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var without = await Pipeline.StartAsync(engines);
        var (import, again) = (Guid.NewGuid(), Guid.NewGuid());
        var kept = Given.Mixed(31, 300);
        var imported = Given.Mixed(32, 300);
        await StoreInBatchesAsync(pipeline, kept, 31);
        await StoreInBatchesAsync(without, kept, 31);
        await pipeline.StoreAsync(import, imported);

        var taken = await pipeline.TakeBack.RunAsync(import, TestContext.Current.CancellationToken);
        var late = await pipeline.StoreAsync(import, imported);

        Assert.True(taken >= imported.Count);
        Assert.Equal(0, late.Events);
        await pipeline.AssertConsistentAsync();
        foreach (var select in _derived.Where(select => !select.Contains("stock_levels", StringComparison.Ordinal)))
            Assert.Equal(await without.RowsAsync(select), await pipeline.RowsAsync(select));

        Assert.Equal(imported.Count, (await pipeline.StoreAsync(again, imported)).Events);
        await pipeline.AssertConsistentAsync();
    }

    private static async Task StoreInBatchesAsync(
        Pipeline pipeline, IReadOnlyCollection<BusinessEvent> events, int seed)
    {
        var chance = new Random(seed);
        for (var rest = events.ToList(); rest.Count > 0;)
        {
            var batch = rest.Take(chance.Next(1, 120)).ToList();
            await pipeline.StoreAsync(batch);
            rest.RemoveRange(0, batch.Count);
        }
    }

    private static List<BusinessEvent> Repeated(List<BusinessEvent> events, int seed)
    {
        var chance = new Random(seed);
        return [
            .. events.SelectMany(subject => Enumerable.Repeat(subject, chance.Next(1, 3))).OrderBy(_ => chance.Next())];
    }

    /// <summary>The rule of levels said once more, the plain way.</summary>
    private static string[] Levels(List<BusinessEvent> events)
    {
        var moves = new List<(string Sku, string Place, DateTime Time, decimal Quantity)>();
        var counts = new List<(string Sku, string Place, DateTime Time, Guid Id, decimal Quantity)>();
        foreach (var subject in events)
        {
            switch (subject)
            {
                case SaleRecorded sale:
                    moves.Add((sale.Sku!, sale.StoreId ?? "main", sale.OccurredAt!.Value, -sale.Quantity!.Value));
                    break;
                case StockCounted count:
                    counts.Add((
                        count.Sku!, count.Location ?? "main", count.OccurredAt!.Value, count.EventId!.Value,
                        count.Quantity!.Value));
                    break;
                case StockTransferred moved:
                    moves.Add((moved.Sku!, moved.Location ?? "main", moved.OccurredAt!.Value, -moved.Quantity!.Value));
                    moves.Add((moved.Sku!, moved.ToLocation!, moved.OccurredAt!.Value, moved.Quantity!.Value));
                    break;
                case StockReceived or StockAdjusted or PurchaseOrderReceived:
                    var move = (InventoryEvent)subject;
                    moves.Add((move.Sku!, move.Location ?? "main", move.OccurredAt!.Value, move.Quantity!.Value));
                    break;
            }
        }

        return [
            .. moves.Select(move => (move.Sku, move.Place)).Union(counts.Select(count => (count.Sku, count.Place)))
                .Select(place =>
                {
                    var newest = counts.Where(count => (count.Sku, count.Place) == place)
                        .OrderByDescending(count => count.Time).ThenByDescending(count => count.Id.ToString())
                        .FirstOrDefault();
                    var after = moves.Where(move =>
                        (move.Sku, move.Place) == place && (newest.Sku is null || move.Time > newest.Time));
                    return $"({place.Sku},{place.Place},{newest.Quantity + after.Sum(move => move.Quantity):0.###})";
                }).Order(StringComparer.Ordinal)];
    }
}

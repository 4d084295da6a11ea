using BizPulse.Contracts;
using BizPulse.Ingestion.Consuming;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

/// <summary>What several files brought goes with the last of them.</summary>
public sealed class OverlappingImportsTests(RealEngines engines)
{
    private static readonly string[] _ledger =
    [
        "select event_id, import_id from sales", "select event_id, import_id from stock_movements",
        "select event_id, import_id from catalog_events", "select event_id, import_id from engagement",
    ];

    private static readonly string[] _derived =
    [
        "select * from sales_daily", "select * from sales_hourly", "select * from order_days",
        "select * from engagement_daily", "select * from purchase_orders", "select * from products",
        "select sku, location, trim_scale(level), counted_at from stock_levels where level <> 0",
    ];

    private readonly Guid _first = Guid.NewGuid(), _second = Guid.NewGuid();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(51, false, false)]
    [InlineData(52, false, true)]
    [InlineData(53, true, false)]
    [InlineData(54, true, true)]
    public async Task Either_of_two_files_that_overlap_can_be_taken_back_and_then_the_other(
        int seed, bool inOneBatch, bool secondGoesFirst)
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var expected = await Pipeline.StartAsync(engines);
        var events = Given.Mixed(seed, 300);
        var (goes, stays) = secondGoesFirst ? (_second, _first) : (_first, _second);
        await StoreAsync(pipeline, inOneBatch, (_first, events[..200]), (_second, events[100..]));
        await pipeline.StoreAsync(_second, events[100..]); // read again after an interruption

        await pipeline.TakeBack.RunAsync(goes, Ct);

        await expected.StoreAsync(stays, secondGoesFirst ? events[..200] : events[100..]);
        await AssertSameAsync(expected, pipeline);

        var taken = await pipeline.TakeBack.RunAsync(stays, Ct);

        Assert.True(taken >= 200);
        foreach (var select in _ledger)
            Assert.Empty(await pipeline.RowsAsync(select));
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from import_repeats"));
        await pipeline.AssertConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_came_without_a_file_too_stays(bool fileFirst)
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var expected = await Pipeline.StartAsync(engines);
        var events = Given.Mixed(55, 200);
        (Guid Import, List<BusinessEvent> Events)[] parts = [(_first, events), (Guid.Empty, events[..100])];
        foreach (var (import, part) in fileFirst ? parts : parts.Reverse())
            await pipeline.StoreAsync(import, part);

        await pipeline.TakeBack.RunAsync(_first, Ct);

        await expected.StoreAsync(events[..100]);
        await AssertSameAsync(expected, pipeline);
    }

    [Fact]
    public async Task A_row_that_three_files_brought_outlives_two_of_them_in_any_turn()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var (sale, third) = (Given.Sale(), Guid.NewGuid());
        foreach (var import in new[] { _first, _second, third })
            await pipeline.StoreAsync(import, sale);

        Assert.Equal(0, await pipeline.TakeBack.RunAsync(_second, Ct));
        Assert.Equal(0, await pipeline.TakeBack.RunAsync(_first, Ct));

        Assert.Equal([$"({sale.EventId},{third})"], await pipeline.RowsAsync(_ledger[0]));
        Assert.Equal(1, await pipeline.TakeBack.RunAsync(third, Ct));
        Assert.Empty(await pipeline.RowsAsync("select * from order_days"));
    }

    private static async Task StoreAsync(
        Pipeline pipeline, bool inOneBatch, params (Guid Import, List<BusinessEvent> Events)[] files)
    {
        var messages = new List<IncomingMessage>();
        foreach (var (import, events) in files)
        {
            foreach (var subject in events)
                messages.Add(await pipeline.AppendAsync(subject, import));
        }
        foreach (var batch in messages.Chunk(inOneBatch ? messages.Count : 200))
            await pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);
    }

    private static async Task AssertSameAsync(Pipeline expected, Pipeline pipeline)
    {
        await pipeline.AssertConsistentAsync();
        foreach (var select in _ledger.Concat(_derived))
            Assert.Equal(await expected.RowsAsync(select), await pipeline.RowsAsync(select));
    }
}

using BizPulse.Contracts;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

public sealed class RollupTests(RealEngines engines)
{
    /// <summary>
    /// A batch is summed in memory, a rebuild sums in SQL: both follow from one definition, and give the same to the
    /// last digit.
    /// </summary>
    [Theory]
    [InlineData(41, "UTC")]
    [InlineData(42, "Europe/Berlin")]
    [InlineData(43, "America/New_York")]
    [InlineData(44, "Asia/Kathmandu")]
    public async Task What_is_summed_in_memory_is_what_SQL_sums(int seed, string zone)
    {
        await using var pipeline = await Pipeline.StartAsync(engines, new() { TimeZone = zone });
        await pipeline.ExecuteAsync("insert into fx_rates values ('USD', '2026-05-31', 0.912345678)");
        var chance = new Random(seed);

        foreach (var batch in Given.Mixed(seed, 2_000)
            .Select(subject => subject is SaleRecorded sale ? Odd(sale, chance) : subject).Chunk(250))
            await pipeline.StoreAsync(batch);

        await pipeline.AssertConsistentAsync();
        foreach (var table in new[] { "sales_daily", "sales_hourly", "order_days", "engagement_daily" })
        {
            var summed = await pipeline.RowsAsync($"select * from {table}");
            await pipeline.Rebuild.RunAsync(TestContext.Current.CancellationToken);
            Assert.Equal(await pipeline.RowsAsync($"select * from {table}"), summed);
        }
    }

    // Amounts to the last digit that is kept, ids that sort differently by letter and by byte, and hours in which
    // clocks change.
    private static SaleRecorded Odd(SaleRecorded sale, Random chance) => sale with
    {
        Quantity = sale.Quantity + (chance.Next(-400, 400) / 1000m),
        UnitPrice = chance.NextInt64(1_000_000_000_000) / 1_000_000m,
        Sku = chance.Next(4) switch { 0 => "é", 1 => "Z", 2 => "\U0001F600", _ => "\uFF21" },
        OccurredAt = sale.OccurredAt!.Value.AddDays(-chance.Next(2) * 65 * chance.Next(4)).AddTicks(
            chance.Next(10_000_000)),
    };
}

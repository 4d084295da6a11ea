using BizPulse.Contracts;
using BizPulse.Ingestion.Features.FxRates;
using BizPulse.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace BizPulse.Ingestion.Tests.Storing;

public sealed class RateChangeTests(RealEngines engines)
{
    private const string AllSums = "select 'd', day, sku, revenue, returned_revenue, unconverted from sales_daily";
    private static readonly DateOnly _today = DateOnly.FromDateTime(Pipeline.Now);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waited_for_a_rate_counts_when_it_arrives()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await pipeline.StoreAsync(
            Given.Sale("CUP", quantity: 2, price: 100) with { Currency = "USD" },
            Given.Sale("MUG", quantity: -1, price: 10) with { Currency = "USD" },
            Given.Sale("MUG", price: 7, at: Pipeline.Now.AddDays(-5)) with { Currency = "USD" },
            Given.Sale("MUG", price: 3) with { Currency = "CHF" },
            Given.Sale("CUP", price: 1));
        var before = await VersionAsync(pipeline);

        Assert.Equal(2, await Change(pipeline).RunAsync("USD", _today.AddDays(-1), 0.5m, Ct));

        Assert.Equal(
            ["(CUP,101,0,0)", "(MUG,-5,-5,1)", "(MUG,0,0,1)"],
            await pipeline.RowsAsync("select sku, revenue, returned_revenue, unconverted from sales_daily"));
        Assert.Equal(96m, await pipeline.ScalarAsync<decimal>("select sum(revenue) from order_days"));
        Assert.Equal(96m, await pipeline.ScalarAsync<decimal>("select sum(revenue) from sales_hourly"));
        Assert.Equal(before + 1, await VersionAsync(pipeline));
        Assert.Equal(
            ["(CUP)", "(MUG)"], await pipeline.RowsAsync($"select sku from product_changes where version > {before}"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_rate_holds_until_the_next_one_and_can_be_corrected()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        for (var day = 1; day <= 4; day++)
            await pipeline.StoreAsync(Given.Sale(price: 100, at: Pipeline.Now.AddDays(-day)) with { Currency = "USD" });

        Assert.Equal(1, await Change(pipeline).RunAsync("USD", _today.AddDays(-1), 0.9m, Ct));
        Assert.Equal(2, await Change(pipeline).RunAsync("USD", _today.AddDays(-3), 0.8m, Ct));
        Assert.Equal(1, await Change(pipeline).RunAsync("USD", _today.AddDays(-1), 0.7m, Ct));
        Assert.Equal(0, await Change(pipeline).RunAsync("USD", _today.AddDays(-1), 0.7m, Ct));

        Assert.Equal(
            ["(-1,70)", "(-2,80)", "(-3,80)", "(-4,0)"],
            await pipeline.RowsAsync("select day - date '2026-06-01', revenue from sales_daily"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task Rates_and_sales_give_the_same_sums_in_any_order_and_side_by_side()
    {
        var sales = Given.Mixed(seed: 5, count: 400).OfType<SaleRecorded>().ToList();
        await using var ratesFirst = await Pipeline.StartAsync(engines);
        await ChangeRatesAsync(ratesFirst);
        await ratesFirst.StoreAsync(sales);

        await using var together = await Pipeline.StartAsync(engines);
        var changing = Task.Run(() => ChangeRatesAsync(together), Ct);
        foreach (var some in sales.Chunk(10))
            await together.StoreAsync(some);
        await changing;

        Assert.Equal(await ratesFirst.RowsAsync(AllSums), await together.RowsAsync(AllSums));
        Assert.NotEqual(
            0,
            await together.ScalarAsync<long>(
                "select count(*) from sales where currency = 'USD' and revenue is not null"));
        await together.AssertConsistentAsync();
    }

    [Fact]
    public async Task The_largest_amounts_and_rates_that_there_can_be_are_stored_repeated_and_converted_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await pipeline.ExecuteAsync("insert into fx_rates values ('USD', '2026-05-01', 1000000)");
        var sales = Enumerable.Range(0, 1_000).Select(_ => Given.Sale(quantity: 1_000, price: 1_000_000_000))
            .Append(Given.Sale(quantity: 0.333m, price: 999_999_999.999999m))
            .Select(sale => sale with { Currency = "USD", Discount = -999_999_999_999.999999m }).ToList();

        await pipeline.StoreAsync(sales);
        var again = await pipeline.StoreAsync(sales);
        await Change(pipeline).RunAsync("USD", _today.AddDays(-9), 999_999.999999999m, Ct);

        Assert.Equal((0, 0, 1_001), (again.Events, again.DeadLetters, again.Duplicates));
        Assert.Equal(
            sales.Sum(sale => decimal.Round(
                (sale.Quantity!.Value * sale.UnitPrice!.Value - sale.Discount!.Value) * 999_999.999999999m, 6)),
            await pipeline.ScalarAsync<decimal>("select sum(revenue) from sales_daily"));
        await pipeline.AssertConsistentAsync();
    }

    private static async Task ChangeRatesAsync(Pipeline pipeline)
    {
        for (var round = 1; round <= 5; round++)
        {
            foreach (var day in new[] { -3, -1, -2 })
                await Change(pipeline).RunAsync("USD", _today.AddDays(day), 0.5m + (0.01m * round) + (0.1m * -day), Ct);
        }
    }

    private static RateChange Change(Pipeline pipeline) => new(pipeline.Postgres, NullLogger<RateChange>.Instance);

    private static Task<long> VersionAsync(Pipeline pipeline) =>
        pipeline.ScalarAsync<long>("select version from data_version");
}

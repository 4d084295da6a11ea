using BizPulse.Contracts;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

public sealed class SalesTests(RealEngines engines)
{
    [Fact]
    public async Task A_sale_is_in_the_ledger_and_in_every_rollup()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Sale(quantity: 3, price: 4.5m) with
            {
                Discount = 1,
                CustomerId = "C-1",
                Country = "DE",
                StoreId = "S-1",
                Channel = "till",
                Source = " pos "
            });

        Assert.Equal(
            ["(2026-05-31,CUP,S-1,till,DE,1,3,0,0,12.5,0,0)"], await pipeline.RowsAsync("select * from sales_daily"));
        Assert.Equal(["(2026-05-31,12,S-1,till,DE,1,3,12.5)"], await pipeline.RowsAsync("select * from sales_hourly"));
        Assert.Equal(
            ["(2026-05-31,O-1,C-1,S-1,till,DE,1,1,3,12.5,pos)"], await pipeline.RowsAsync("select * from order_days"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task The_same_id_counts_once_whatever_else_it_says()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var first = Given.Sale(quantity: 1);
        var other = first with { Quantity = 50 };

        var stored = await pipeline.StoreAsync(first, other);
        var again = await pipeline.StoreAsync(other, first);

        Assert.Equal((1, 1), (stored.Events, stored.Duplicates));
        Assert.Equal((0, 2), (again.Events, again.Duplicates));
        Assert.Null(again.Version);
        Assert.Equal(1m, await pipeline.ScalarAsync<decimal>("select sum(units) from sales_daily"));
    }

    [Fact]
    public async Task A_return_lowers_revenue_and_is_told_on_its_own()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(Given.Sale(quantity: 5), Given.Sale(quantity: -2));

        Assert.Equal(
            ["(3,-2,30,-20)"],
            await pipeline.RowsAsync("select units, returned_units, revenue, returned_revenue from sales_daily"));
        Assert.Equal(
            1,
            await pipeline.ScalarAsync<long>("select count(distinct order_id) from order_days where sold_lines > 0"));
    }

    [Fact]
    public async Task An_order_over_two_days_is_one_order_and_does_not_add_up()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Sale(order: "O-1", at: Pipeline.Now.AddDays(-1)) with { CustomerId = "C-1" },
            Given.Sale(order: "O-1", at: Pipeline.Now.AddDays(-2)) with { CustomerId = "C-1" });

        Assert.Equal(
            2,
            await pipeline.ScalarAsync<long>(
                "select count(*) from (select distinct day, order_id from order_days) one"));
        Assert.Equal(
            1,
            await pipeline.ScalarAsync<long>("select count(distinct order_id) from order_days where sold_lines > 0"));
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(distinct customer_id) from order_days"));
    }

    [Fact]
    public async Task The_same_number_from_two_tills_is_two_orders()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Sale("CUP") with { Source = "till-1" }, Given.Sale("TEA") with { Source = "till-1" },
            Given.Sale("CUP") with { Source = "till-2" }, Given.Sale("CUP"));

        Assert.Equal(3, await pipeline.ScalarAsync<long>("select count(distinct order_key) from read.order_days"));
        Assert.Equal(
            ["(1,)", "(1,till-2)", "(2,till-1)"],
            await pipeline.RowsAsync("select lines, nullif(source, '') from order_days"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task Orders_of_before_sources_were_kept_learn_theirs_when_their_sales_are_read_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        SaleRecorded[] told =
        [
            Given.Sale() with { Source = "till-1" }, Given.Sale("TEA") with { Source = "till-1" },
            Given.Sale() with { Source = "till-2", CustomerId = "C-1" }, Given.Sale() with { Source = " " },
        ];
        var before = await pipeline.StoreAsync(told.Select(sale => sale with { Source = null }));

        var learned = await pipeline.StoreAsync(told);
        var again = await pipeline.StoreAsync(told);

        Assert.Equal((0, before.Version + 1), (learned.Events, learned.Version));
        Assert.Null(again.Version);
        Assert.Equal(
            ["(,,1)", "(,till-1,2)", "(C-1,till-2,1)"],
            await pipeline.RowsAsync("select nullif(customer_id, ''), nullif(source, ''), lines from order_days"));
        Assert.Equal(
            told.Select(sale => $"({sale.EventId},{sale.Source?.Trim()})").Order(StringComparer.Ordinal),
            await pipeline.RowsAsync("select event_id, nullif(source, '') from sales"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task Other_currencies_convert_by_the_days_rate_and_wait_without_one()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await pipeline.ExecuteAsync(
            "insert into fx_rates values ('USD', '2026-05-30', 0.9), ('USD', '2026-06-01', 0.5)");

        await pipeline.StoreAsync(
            Given.Sale(price: 100) with { Currency = "USD" },
            Given.Sale(price: 100, at: Pipeline.Now.AddDays(-9)) with { Currency = "USD" },
            Given.Sale(price: 100) with { Currency = "CHF" });

        Assert.Equal(90m, await pipeline.ScalarAsync<decimal>("select sum(revenue) from sales_daily"));
        Assert.Equal(3m, await pipeline.ScalarAsync<decimal>("select sum(units) from sales_daily"));
        Assert.Equal(2m, await pipeline.ScalarAsync<decimal>("select sum(unconverted) from sales_daily"));
        await pipeline.AssertConsistentAsync();
    }

    [Theory]
    [InlineData("UTC", "2026-05-31", 23)]
    [InlineData("Europe/Berlin", "2026-06-01", 1)]
    [InlineData("America/New_York", "2026-05-31", 19)]
    public async Task The_business_day_is_the_time_zones(string zone, string day, int hour)
    {
        await using var pipeline = await Pipeline.StartAsync(engines, new() { TimeZone = zone });

        await pipeline.StoreAsync(Given.Sale(at: new DateTime(2026, 5, 31, 23, 30, 0, DateTimeKind.Utc)));

        Assert.Equal([$"({day},{hour})"], await pipeline.RowsAsync("select day, hour from sales_hourly"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task An_unknown_sku_is_an_incomplete_product_until_it_is_described()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(Given.Sale());
        var before = await pipeline.ScalarAsync<bool>("select incomplete from products where sku = 'CUP'");
        await pipeline.StoreAsync(
            new ProductUpserted { EventId = Guid.NewGuid(), Sku = "CUP", OccurredAt = Pipeline.Now, Name = "Cup" });

        Assert.True(before);
        Assert.False(await pipeline.ScalarAsync<bool>("select incomplete from products where sku = 'CUP'"));
    }

    [Fact]
    public async Task Each_commit_counts_up_and_marks_its_products()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        var first = await pipeline.StoreAsync(Given.Sale("CUP"), Given.Sale("TEA"));
        var second = await pipeline.StoreAsync(Given.Sale("CUP"));

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(["(CUP,2)", "(TEA,1)"], await pipeline.RowsAsync("select sku, version from product_changes"));
    }
}

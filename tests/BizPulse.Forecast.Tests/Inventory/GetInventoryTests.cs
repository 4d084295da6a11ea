using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Inventory;

public sealed class GetInventoryTests(RealEngines engines)
{
    [Fact]
    public async Task Stock_and_advice_are_of_now()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130);
        await forecast.StoreForecastAsync("tea");
        using var client = forecast.SignedIn("viewer");

        var before = Assert.Single((await ListAsync(client)).Items);
        await forecast.OrderedAsync("tea", before.Suggestion!.Quantity, inDays: 5);
        await forecast.ExecuteAsync("update ingestion.stock_levels set level = level - 3 where location = 'main'");
        var after = Assert.Single((await ListAsync(client)).Items);

        Assert.Equal((130, 0, 130), (before.OnHand, before.OnOrder, before.Position));
        Assert.Equal((127, before.Suggestion.Quantity), (after.OnHand, after.OnOrder));
        Assert.Equal(
            (
                null,
                new InboundOrder("PO-1", before.Suggestion.Quantity, ForecastUnderTest.Today.AddDays(5), Late: false)),
            (after.Suggestion, Assert.Single(after.Inbound)));
    }

    [Fact]
    public async Task A_newer_forecast_changes_the_advice()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130);
        await forecast.StoreForecastAsync("tea", mean: 20, version: 1);
        using var client = forecast.SignedIn();

        var before = (await ListAsync(client)).Items[0];
        await forecast.StoreForecastAsync("tea", mean: 40, version: 2);
        var after = (await ListAsync(client)).Items[0];
        await forecast.StoreForecastAsync("tea", version: 3, method: "none");
        var none = (await ListAsync(client)).Items[0];

        Assert.Equal((20, 40, null), (before.DailyDemand, after.DailyDemand, none.DailyDemand));
        Assert.Equal(StockRisk.Unknown, none.Risk);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_counts_follow_all_of_them_but_the_risk()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 14);
        await forecast.ProductAsync("delivery", kind: "service");
        using var client = forecast.SignedIn();

        var all = await ListAsync(client);
        Assert.Equal(14, all.Total);
        Assert.Equal(
            new RiskCounts(Out: 2, Critical: 2, Low: 2, Ok: 2, Excess: 2, Untracked: 2, Unknown: 2), all.Counts);

        foreach (var (filter, total) in new[]
        {
            ("risk=out", 2), ("risk=out,low", 4), ("category=Cups", 7), ("supplier=SUP-2", 5), ("search=P-1", 4),
            ("search=the%20p-03", 1), ("category=Cups&risk=out", 1), ("category=Boats", 0),
            ("search=&category=&supplier=&risk=&cursor=", 14),
        })
        {
            var page = await ListAsync(client, filter);
            Assert.Equal((filter, total, total), (filter, page.Total, page.Items.Count));
        }
        var cups = (await ListAsync(client, "category=Cups&risk=out")).Counts;
        Assert.Equal(7, cups.Out + cups.Critical + cups.Low + cups.Ok + cups.Excess + cups.Untracked + cups.Unknown);
    }

    [Theory]
    [InlineData("due=order", "orders")]
    [InlineData("due=overdue", "overdue")]
    [InlineData("shelf=empty", "shelves")]
    [InlineData("risk=out,critical,low", "risk")]
    [InlineData("risk=excess", "excess")]
    [InlineData("inbound=late", "late")]
    public async Task The_rows_behind_a_number_come_to_that_number(string asked, string number)
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 28);
        foreach (var (sku, place) in new[] { ("p-01", "north"), ("p-01", "south"), ("p-03", "north"), ("p-05", "north") })
            await forecast.ShelfAsync(sku, place, 0);
        await forecast.OrderedAsync("p-03", 40, inDays: -2);
        await forecast.OrderedAsync("p-04", 40, inDays: 2, id: "PO-2");
        using var client = forecast.SignedIn();

        var all = (await ListAsync(client)).All;
        var page = await ListAsync(client, $"{asked}&limit=500");

        var (told, found) = number switch
        {
            "orders" => ((all.Orders, all.OrderCost), (page.Total, page.Items.Sum(item => item.Suggestion!.Cost ?? 0))),
            "overdue" => (
                (all.OverdueOrders, 0m),
                (page.Items.Count(item => item.Suggestion!.OrderBy < ForecastUnderTest.Today), 0m)),
            "shelves" => ((all.EmptyShelves, 0m), (page.Items.Sum(item => item.EmptyAt.Count), 0m)),
            "risk" => ((all.AtRisk, all.SalesAtRisk), (page.Total, page.Items.Sum(item => item.SalesAtRisk ?? 0))),
            "excess" => (
                (page.Counts.Excess, all.ExcessValue), (page.Total, page.Items.Sum(item => item.ExcessValue ?? 0))),
            _ => ((all.LateInbound, 0m), (page.Total, 0m)),
        };
        Assert.Equal(told, found);
        Assert.InRange(page.Total, 1, 27); // it narrows, and leaves something
        Assert.Equal((page.Total, all), (page.Shown.Products, page.All));
    }

    [Fact]
    public async Task Empty_shelves_are_told_of_each_place_though_the_shop_has_plenty()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130);
        await forecast.StockAsync("cup", 130, category: "Cups");
        await forecast.ShelfAsync("tea", "north", 0);
        await forecast.ShelfAsync("tea", "south", -2);
        await forecast.ShelfAsync("cup", "north", 7);
        await forecast.ExecuteAsync( // it is sold there, but never kept
            "insert into ingestion.stock_levels (sku, location, level) values ('cup', 'web', -3)");
        await forecast.StoreForecastAsync("tea");
        using var client = forecast.SignedIn();

        var all = await ListAsync(client);
        var north = await ListAsync(client, "place=north&sort=name");
        var emptyNorth = await ListAsync(client, "place=north&shelf=empty");
        var places = (await client.GetFromJsonAsync<InventoryPlaces>(
            "/api/inventory/places", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!.Places;
        var explained = (await client.GetFromJsonAsync<StockExplanation>(
            "/api/inventory/tea/explain", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!;

        Assert.Equal((0, 2, 1), (all.Counts.Out, all.All.EmptyShelves, all.All.EmptyProducts));
        Assert.Equal(["north", "south"], all.Items.Single(item => item.Sku == "tea").EmptyAt);
        Assert.Equal([("cup", 7.0, 0), ("tea", 0.0, 1)],
            north.Items.Select(item => (item.Sku, item.OnHandAtPlace!.Value, item.EmptyShelves)));
        Assert.Equal((1, "tea"), (emptyNorth.Shown.EmptyShelves, Assert.Single(emptyNorth.Items).Sku));
        Assert.Equal(
            [new("main", 2, 0), new("north", 2, 1), new("shop", 2, 0), new("south", 1, 1), new("web", 1, 0)], places);
        Assert.Equal(
            [new("main", 129, false), new("north", 0, true), new("shop", 1, false), new("south", -2, true)],
            explained.Places);
    }

    [Theory]
    [InlineData(50, new double[] { 40, 20, 0, 0, 0, 80, 60 })]
    [InlineData(0, new double[] { 0, 0, 0, 0, 0, 80, 60 })]
    [InlineData(-30, new double[] { 0, 0, 0, 0, 0, 50, 30 })] // what is owed is delivered first
    public void What_an_empty_shelf_could_not_sell_takes_nothing_from_the_next_delivery(double onHand, double[] left)
    {
        var outlook = StockPath.Of(GivenStock.Advice(GivenStock.Product(onHand), GivenStock.Order(100, inDays: 5)));

        Assert.Equal(left, outlook.Take(7).Select(day => Math.Round(day.Median)));
        Assert.All(outlook, day => Assert.True(day.Low <= day.Median && day.Median <= day.High));
    }

    [Fact]
    public async Task The_outlook_falls_with_demand_and_rises_with_deliveries()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130);
        await forecast.StoreForecastAsync("tea");
        await forecast.OrderedAsync("tea", 200, inDays: 3);
        await forecast.SalesAsync("tea", [4, 0, 0], until: ForecastUnderTest.Today.AddDays(-1));
        using var client = forecast.SignedIn();

        var explained = (await client.GetFromJsonAsync<StockExplanation>(
            "/api/inventory/tea/explain", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!;

        // At noon half of the day's twenty are sold: of 130 there will be 120 left tonight, and 20 less each day.
        Assert.Equal([120, 100, 80, 260, 240], explained.Outlook.Take(5).Select(day => Math.Round(day.Median)));
        Assert.Equal([0, 0, 0, 200, 0], explained.Outlook.Take(5).Select(day => day.Arriving));
        Assert.All(explained.Outlook, day => Assert.True(day.Low <= day.Median && day.Median <= day.High));
        Assert.Equal((130, ForecastUnderTest.Today.AddDays(-3)), (explained.OnHand, explained.LastSoldOn));
    }

    [Fact]
    public async Task Pages_hold_every_product_once_in_any_order()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 28);
        using var client = forecast.SignedIn();

        foreach (var sort in new[]
        {
            "", "sort=risk", "sort=name", "sort=onHand", "sort=cover", "sort=chance", "sort=order", "sort=stockValue",
            "sort=orderBy", "sort=salesAtRisk", "sort=emptyShelves", "sort=excess"
        })
            foreach (var direction in new[] { "", "&direction=asc", "&direction=desc" })
            {
                var whole = (await ListAsync(client, sort + direction)).Items;
                var skus = new List<string>();
                for (string? cursor = null; ;)
                {
                    var page = await ListAsync(client, $"{sort}{direction}&limit=5&cursor={cursor}");
                    skus.AddRange(page.Items.Select(item => item.Sku));
                    if ((cursor = page.Next) is null)
                        break;
                }

                Assert.Equal(28, skus.Distinct().Count());
                Assert.Equal(whole.Select(item => item.Sku), skus);
            }
    }

    [Fact]
    public async Task The_most_urgent_is_first_and_the_unknown_last()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 14);
        using var client = forecast.SignedIn();

        var risks = (await ListAsync(client)).Items.Select(item => item.Risk).ToList();
        var cheapFirst =
            (await ListAsync(client, "sort=stockValue&direction=asc")).Items.Select(item => item.StockValue).ToList();

        Assert.Equal(risks.Order(), risks);
        Assert.Equal(cheapFirst.OrderBy(value => value ?? decimal.MaxValue), cheapFirst);
        Assert.Null(cheapFirst[^1]);
    }

    [Fact]
    public async Task The_file_has_what_the_list_has()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 14);
        using var client = forecast.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/inventory?sort=name&limit=3&category=Cups");
        request.Headers.Accept.ParseAdd("text/csv");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd()
            .Split("\r\n");
        var items = (await ListAsync(client, "sort=name&category=Cups")).Items;

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            "# BizPulse inventory; sort=name; limit=3; category=Cups; at 2025-06-10T12:", lines[0].TrimStart('\uFEFF'));
        var columns = lines[1].Split(',');
        var rows = lines[2..].Select(line => line.Split(',')).ToList();
        string[] Column(string name) => [.. rows.Select(row => row[Array.IndexOf(columns, name)])];
        Assert.Equal(items.Select(item => item.Sku), Column("sku"));
        Assert.Equal(items.Select(item => $"{item.OnHand}"), Column("onHand"));
        Assert.Equal(items.Select(item => JsonNamingPolicy.CamelCase.ConvertName($"{item.Risk}")), Column("risk"));
        Assert.Equal(items.Select(item => $"{item.ReorderPoint}"), Column("reorderPoint"));
        Assert.Equal(items.Select(item => $"{item.Suggestion?.Quantity}"), Column("suggestion.quantity"));
        Assert.Equal(items.Select(item => $"{item.Suggestion?.OrderBy:yyyy-MM-dd}"), Column("suggestion.orderBy"));
    }

    [Theory]
    [InlineData("/api/inventory?limit=0", "limit")]
    [InlineData("/api/inventory?limit=501", "limit")]
    [InlineData("/api/inventory?limit=many", "limit")]
    [InlineData("/api/inventory?sort=colour", "sort")]
    [InlineData("/api/inventory?sort=99", "sort")]
    [InlineData("/api/inventory?direction=up", "direction")]
    [InlineData("/api/inventory?sort=risk&direction=DESC", "direction")]
    [InlineData("/api/inventory?risk=high", "risk")]
    [InlineData("/api/inventory?risk=out,2", "risk")]
    [InlineData("/api/inventory?due=later", "due")]
    [InlineData("/api/inventory?shelf=full", "shelf")]
    [InlineData("/api/inventory?inbound=1", "inbound")]
    [InlineData("/api/inventory?cursor=-3", "cursor")]
    [InlineData("/api/inventory?cursor=WyJSaXNrIl0", "cursor")]
    [InlineData("/api/supply-chain/reorder?limit=0", "limit")]
    [InlineData("/api/supply-chain/reorder?limit=all", "limit")]
    public async Task A_bad_parameter_is_named(string address, string field)
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);

        using var answer = await forecast.SignedIn().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task The_cursor_of_another_order_is_refused()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await ShelfAsync(forecast, products: 7);
        using var client = forecast.SignedIn();

        var next = (await ListAsync(client, "sort=name&limit=2")).Next;

        using var answer = await client.GetAsync(
            $"/api/inventory?sort=chance&limit=2&cursor={next}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Suppliers_are_offered_with_their_products()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ExecuteAsync("insert into ingestion.suppliers (supplier_id, name) values ('SUP-1', 'Leaf Ltd')");
        await ShelfAsync(forecast, products: 14);
        using var client = forecast.SignedIn();

        var suppliers = (await client.GetFromJsonAsync<InventorySuppliers>(
            "/api/inventory/suppliers", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!.Suppliers;

        Assert.Equal(
            [new("SUP-1", "Leaf Ltd", 5), new("SUP-0", null, 4), new("SUP-2", null, 5)],
            suppliers.OrderBy(supplier => supplier.Name is null));
    }

    [Fact]
    public async Task An_explanation_says_what_goes_in_and_comes_to_what_the_list_says()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea/green", 130);
        await forecast.StoreForecastAsync("tea/green");
        await forecast.OrderedAsync("tea/green", 45, inDays: 2);
        using var client = forecast.SignedIn();

        var item = (await ListAsync(client)).Items[0];
        var explained = (await client.GetFromJsonAsync<StockExplanation>(
            "/api/inventory/tea%2Fgreen/explain", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!;

        Assert.Equal(
            ("tea/green", item.Suggestion, item.Reason), (explained.Sku, explained.Suggestion, explained.Reason));
        Assert.Equal(
            ["position", "safetyStock", "reorderPoint", "target", "positionAtNextReview", "needed", "quantity", "cost"],
            explained.Steps.Select(step => step.Key));
        Assert.All(explained.Steps, step => Assert.Equal(step.Value!.Value, Arithmetic.Evaluate(step.Substituted), 6));
        Assert.Equal((double)item.Suggestion!.Cost!, explained.Steps[^1].Value);
        Assert.Equal(
            (InputSource.Product, InputSource.Setting), (Source("leadTimeDays"), Source("leadTimeSpreadDays")));

        InputSource Source(string key) => explained.Inputs.Single(input => input.Key == key).Source;
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("delivery")]
    public async Task What_is_no_stocked_product_has_no_explanation(string sku)
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ProductAsync("delivery", kind: "service");

        using var answer = await forecast.SignedIn().GetAsync(
            $"/api/inventory/{sku}/explain", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<InventoryPage> ListAsync(HttpClient client, string query = "") =>
        (await client.GetFromJsonAsync<InventoryPage>(
            $"/api/inventory?{query}", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!;

    // As many products of each risk; some alike in everything but their sku.
    private static async Task ShelfAsync(ForecastUnderTest forecast, int products)
    {
        double?[] onHand = [0, 100, 205, 300, 4000, null, 50];
        for (var i = 0; i < products; i++)
        {
            await forecast.StockAsync(
                $"p-{i:00}", onHand[i % 7], category: i % 2 == 0 ? "Tea" : "Cups", supplier: $"SUP-{(i + 1) % 3}",
                unitCost: i % 5 == 0 ? null : 2.5m);
            if (i % 7 != 6)
                await forecast.StoreForecastAsync($"p-{i:00}");
        }
    }
}

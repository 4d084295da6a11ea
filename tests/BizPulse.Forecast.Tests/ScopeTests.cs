using System.Net;
using System.Net.Http.Json;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Forecasts.Features.Reorder;
using BizPulse.Forecasts.Tests.Inventory;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests;

public sealed class ScopeTests(RealEngines engines)
{
    private static readonly string[] _questions =
    [
        "/api/forecasts", "/api/forecasts/mug", "/api/analytics/forecast/revenue", "/api/analytics/forecast/demand",
        "/api/inventory", "/api/inventory/suppliers", "/api/inventory/mug/explain", "/api/supply-chain/reorder",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_see_some_categories_hears_of_their_products_alone()
    {
        await using var forecast = await StockedAsync();
        using var client = forecast.SignedInBy(forecast.Access.TokenOf("planner", null, categories: ["Cups"]));

        var inventory = (await client.GetFromJsonAsync<InventoryPage>("/api/inventory", ForecastUnderTest.Json, Ct))!;
        var reorder = (
            await client.GetFromJsonAsync<ReorderList>("/api/supply-chain/reorder", ForecastUnderTest.Json, Ct))!;
        var list = (await client.GetFromJsonAsync<ForecastList>("/api/forecasts", ForecastUnderTest.Json, Ct))!;

        Assert.Equal(
            ("mug", 1, 1),
            (Assert.Single(inventory.Items).Sku, inventory.Total, inventory.Counts.Low + inventory.Counts.Critical));
        Assert.Equal(("mug", reorder.Items[0].Cost), (Assert.Single(reorder.Items).Sku, reorder.TotalCost));
        Assert.Equal(("mug", 1, 1), (Assert.Single(list.Items).Sku, list.Total, list.Summary.Products));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/api/inventory/mug/explain"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "/api/inventory/tea/explain"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "/api/forecasts/tea"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, "/api/analytics/forecast/demand"));
        Assert.Equal(
            HttpStatusCode.BadRequest, await StatusAsync(client, "/api/analytics/forecast/demand?category=Tea"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/api/analytics/forecast/demand?category=Cups"));
    }

    [Theory]
    [InlineData("paris", null)]
    [InlineData(null, "France")]
    public async Task What_is_known_for_all_places_together_is_not_told_of_some(string? store, string? country)
    {
        await using var forecast = await StockedAsync();
        using var client = forecast.SignedInBy(
            forecast.Access.TokenOf("planner", store is null ? null : [store], country is null ? null : [country]));

        foreach (var question in _questions)
            Assert.Equal((question, HttpStatusCode.Forbidden), (question, await StatusAsync(client, question)));
        using var run = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, run.StatusCode);
    }

    [Fact]
    public async Task A_run_covers_what_the_one_who_asks_may_see()
    {
        await using var forecast = await StockedAsync();
        await forecast.SalesAsync("mug", ForecastUnderTest.Weeks(30, 6, seed: 1));
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(30, 6, seed: 2));
        using var client = forecast.SignedInBy(forecast.Access.TokenOf("planner", null, categories: ["Cups"]));

        using var asked = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(), Ct);
        using var other = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(["tea"]), Ct);

        Assert.Equal(1, (await asked.Content.ReadFromJsonAsync<ForecastRun>(ForecastUnderTest.Json, Ct))!.Products);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    private async Task<ForecastUnderTest> StockedAsync()
    {
        var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("tea", 130);
        await forecast.StockAsync("mug", 130, category: "Cups");
        await forecast.StoreForecastAsync("tea");
        await forecast.StoreForecastAsync("mug");
        return forecast;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string question)
    {
        using var answer = await client.GetAsync(question, Ct);
        return answer.StatusCode;
    }
}

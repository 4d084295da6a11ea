using System.Net.Http.Json;
using BizPulse.Forecasts.Features.Reorder;
using BizPulse.Forecasts.Tests.Inventory;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Reorder;

public sealed class GetReorderTests(RealEngines engines)
{
    [Fact]
    public async Task What_is_most_overdue_comes_first_and_the_total_counts_all()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.StockAsync("soon", 190, category: "Cups");
        await forecast.StockAsync("late", 20);
        await forecast.StockAsync("enough", 400);
        await forecast.StockAsync("free", 150, supplier: null, unitCost: null);
        foreach (var sku in new[] { "soon", "late", "enough", "free" })
            await forecast.StoreForecastAsync(sku);
        using var client = forecast.SignedIn("viewer");

        var all = await ListAsync(client);
        var first = await ListAsync(client, "?limit=1");
        var cups = await ListAsync(client, "?category=Cups");

        Assert.Equal(["late", "free", "soon"], all.Items.Select(item => item.Sku));
        Assert.Equal([true, true, true], all.Items.Select(item => item.Overdue));
        Assert.All(all.Items, item => Assert.Equal(0, item.Quantity % item.PackSize));
        Assert.Equal((all.Items.Sum(item => item.Cost ?? 0), 3, 3), (all.TotalCost, all.Total, all.Overdue));
        Assert.Equal(("late", all.TotalCost), (Assert.Single(first.Items).Sku, first.TotalCost));
        Assert.Equal((3, 3), (first.Total, first.Overdue));
        Assert.Equal("soon", Assert.Single(cups.Items).Sku);
        Assert.Equal("late", Assert.Single((await ListAsync(client, "?supplier=SUP-1&category=Tea")).Items).Sku);
    }

    private static async Task<ReorderList> ListAsync(HttpClient client, string query = "") =>
        (await client.GetFromJsonAsync<ReorderList>(
            $"/api/supply-chain/reorder{query}", ForecastUnderTest.Json, TestContext.Current.CancellationToken))!;
}

using System.Net.Http.Json;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Reorder;
using BizPulse.Forecasts.Features.Sums;
using BizPulse.Forecasts.Stored;
using BizPulse.Forecasts.Tests.Inventory;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Making;

public sealed class OddHistoriesTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_with_figures_beyond_reason_is_told_and_the_rest_are_forecast()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 3; i++)
        {
            await forecast.ProductAsync($"tea-{i}", $"Tea{i}");
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(60, 6, seed: i));
        }
        await forecast.ExecuteAsync("update ingestion.sales_daily set revenue = 'Infinity' where sku = 'tea-1'");

        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var list = (await client.GetFromJsonAsync<ForecastList>(
            "/api/forecasts", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(
            [null, FailureReason.UnusableHistory, null],
            list.Items.OrderBy(item => item.Sku).Select(item => item.Failure));
        Assert.Equal(2, list.Summary.Forecast);
        var sound = (await client.GetFromJsonAsync<SumForecast>(
            "/api/analytics/forecast/demand?category=Tea0", ForecastUnderTest.Json, Ct))!;
        Assert.InRange(sound.Total!.Mean, 30 * 6, 30 * 10);
    }

    [Fact]
    public async Task What_stopped_selling_is_not_ordered()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        foreach (var sku in (string[])["gone", "tea", "mint", "mate", "herb"])
        {
            await forecast.StockAsync(sku, onHand: 3);
            await forecast.SalesAsync(
                sku,
                [.. ForecastUnderTest.Weeks(400, 20, seed: sku[0])
                    .Select((units, day) => sku == "gone" && day >= 330 ? 0 : units)]);
        }

        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var gone = (
            await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/gone", ForecastUnderTest.Json, Ct))!;
        Assert.Equal((ForecastWarning.StoppedSelling, 0), (gone.Warning, gone.Total!.Mean));
        Assert.Empty(gone.Treatments);
        var advice = (await client.GetFromJsonAsync<ReorderList>(
            "/api/supply-chain/reorder", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(["herb", "mate", "mint", "tea"], advice.Items.Select(item => item.Sku).Order());
    }
}

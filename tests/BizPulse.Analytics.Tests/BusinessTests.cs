using System.Net.Http.Json;
using BizPulse.Analytics.Features.Business;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests;

public sealed class BusinessTests(RealEngines engines)
{
    [Fact]
    public async Task The_house_says_its_currency_and_where_its_days_begin()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);

        var business = await analytics.SignedIn("viewer").GetFromJsonAsync<Business>("/api/analytics/business");

        var settings = analytics.Services.GetService(typeof(BusinessSettings)) as BusinessSettings;
        Assert.Equal(new Business(settings!.Currency, settings.TimeZone.Id), business);
    }

    [Fact]
    public async Task What_was_seen_can_be_chosen_once_each_and_in_order()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.ExecuteAsync(
            "insert into ingestion.products (sku, category) values ('tea', 'Food'), ('cup', 'Kitchen'), ('jam', 'Food'), ('new', null)");
        foreach (var (country, store, channel) in new[]
        {
            ("UK", "shop", "web"), ("France", "paris", "till"), ("UK", "shop", "till"), ("", "", "web")
        })
            await analytics.ExecuteAsync(
                """
                insert into ingestion.sales_hourly (day, hour, country, store, channel, lines, units, revenue)
                values ('2025-03-01', 9, $1, $2, $3, 1, 1, 10)
                """, country, store, channel);

        var values = await analytics.SignedIn().GetFromJsonAsync<FilterValues>("/api/analytics/filters");

        Assert.Equal(["Food", "Kitchen"], values!.Categories);
        Assert.Equal(["France", "UK"], values.Countries);
        Assert.Equal(["till", "web"], values.Channels);
        Assert.Equal(["paris", "shop"], values.Stores);
    }
}

using System.Net;
using System.Text.Json;
using BizPulse.Testing;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Analytics.Tests.Sums;

public sealed class AnswerFormsTests(RealEngines engines)
{
    private const string Period = "from=2026-03-01&to=2026-03-09";

    [Fact]
    public async Task A_table_as_CSV_says_what_it_says_as_JSON()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await new RandomShop(seed: 3, lines: 300).StockAsync(analytics);
        using var client = analytics.SignedIn();

        foreach (var (address, rows) in new[]
        {
            ($"/api/analytics/kpis?{Period}", "days"), ($"/api/revenue/daily-trend?{Period}", "days"),
            ("/api/revenue/day-curve", "hours"),
            ("/api/revenue/monthly", "months"), ($"/api/products/top?{Period}", "products"), ("/api/products", "items"),
            ("/api/products/categories", "categories"), ($"/api/products/tea?{Period}", "days"),
            ($"/api/sales/recent?{Period}&limit=500", "sales"), ("/api/geographic/revenue-by-country", "countries"),
            ("/api/customers/top?limit=100", "customers"),
        })
        {
            var json = JsonDocument.Parse(await client.GetStringAsync(address)).RootElement.GetProperty(rows);
            var csv = (await CsvAsync(client, address)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

            var columns = csv[1].Split(',');
            Assert.StartsWith(
                $"# BizPulse {address[5..].Split('?')[0]}; ", csv[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
            Assert.Equal(
                json.EnumerateArray().Select(
                    row => string.Join(',', columns.Select(column => Text(row.GetProperty(column))))),
                csv[2..]);
        }
    }

    [Fact]
    public async Task An_answer_is_kept_until_the_data_or_the_minute_change()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, now: RandomShop.Now);
        await analytics.SaleAsync("A", "2026-03-05");
        using var client = analytics.SignedIn();

        foreach (var address in new[]
        {
            "/api/analytics/kpis", "/api/revenue/daily-trend", "/api/products/top", "/api/products",
            "/api/sales/recent", "/api/analytics/filters"
        })
        {
            var tag = (await AskAsync(client, address)).Headers.ETag!.ToString();
            Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(client, address, tag)).StatusCode);

            await analytics.ExecuteAsync("update ingestion.data_version set version = version + 1");
            using var newer = await AskAsync(client, address, tag);
            Assert.Equal(HttpStatusCode.OK, newer.StatusCode);

            analytics.Clock!.Now += TimeSpan.FromMinutes(1);
            Assert.Equal(
                HttpStatusCode.OK, (await AskAsync(client, address, newer.Headers.ETag!.ToString())).StatusCode);
        }
    }

    private static async Task<string> CsvAsync(HttpClient client, string address)
    {
        using var answer = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { HeaderNames.Accept, "text/csv" } } });
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(HeaderNames.IfNoneMatch, known);
        return client.SendAsync(request);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.TryGetDateTime(out var time) && value.GetString()!.Contains('T')
            ? $"{time:O}"
            : value.GetString()!,
        _ => value.GetRawText(),
    };
}

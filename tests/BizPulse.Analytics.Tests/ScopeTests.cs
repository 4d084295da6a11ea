using System.Net;
using System.Text.Json.Nodes;
using BizPulse.Analytics.Tests.Sums;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests;

/// <summary>
/// Whoever may see a part of the shop hears what everyone would hear of a shop that has nothing else.
/// </summary>
public sealed class ScopeTests(RealEngines engines)
{
    private const string Days = "from=2026-02-10&to=2026-03-09";

    private static readonly string[] _questions =
    [
        $"/api/analytics/kpis?{Days}", $"/api/analytics/kpis?{Days}&compare=none&store=leeds",
        $"/api/revenue/daily-trend?{Days}", "/api/revenue/day-curve",
        "/api/revenue/day-curve?day=2026-03-02&channel=web", $"/api/revenue/monthly?{Days}", $"/api/analytics/revenue/monthly?{Days}",
        $"/api/geographic/revenue-by-country?{Days}", $"/api/customers/top?{Days}&limit=100",
        $"/api/products/top?{Days}&limit=100", $"/api/products/top?{Days}&by=margin&category=Kitchen",
        $"/api/sales/recent?{Days}&limit=500", $"/api/sales/recent?country=France&limit=500", "/api/analytics/filters",
        "/api/analytics/business", "/api/products", "/api/products?search=the&category=Food",
        "/api/products/categories", $"/api/products/tea?{Days}", $"/api/products/cup?{Days}",
        $"/api/products/misc?{Days}", $"/api/products/tea?{Days}&store=paris",
    ];

    public static TheoryData<string[], string[], string[]> Scopes => new()
    {
        { ["paris"], [], [] },
        { ["paris", "leeds"], ["UK"], [] },
        { [], ["France"], [] },
        { [], [], ["Food"] },
        { ["leeds"], ["France", "UK"], ["Kitchen", "Food"] },
        { ["nowhere"], [], [] },
        { [], [], ["Kitchen"] },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Every_answer_is_that_of_a_shop_without_the_rest(
        string[] stores, string[] countries, string[] categories)
    {
        var whole = new RandomShop(seed: 3, lines: 400);
        var part = whole.Only(
            line => (stores.Length == 0 || stores.Contains(line.Store))
                && (countries.Length == 0 || countries.Contains(line.Country)),
            category => categories.Length == 0 || categories.Contains(category));
        await using var shop = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await using var smaller = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await whole.StockAsync(shop);
        await part.StockAsync(smaller);
        var places = part.Lines.Select(line => line.Store).ToHashSet();
        await StockLevelsAsync(shop, _ => true);
        await StockLevelsAsync(smaller, place => stores.Length + countries.Length == 0 || places.Contains(place));
        using var reader = shop.SignedInBy(shop.Access.TokenOf("analyst", stores, countries, categories));
        using var everyone = smaller.SignedIn();

        foreach (var question in _questions)
            foreach (var form in new[] { "application/json", "text/csv" })
            {
                var (heard, expected) = (
                    await AskAsync(reader, question, form), await AskAsync(everyone, question, form));
                Assert.Equal((question, expected.Status, expected.Answer), (question, heard.Status, heard.Answer));
            }
    }

    [Fact]
    public async Task Two_who_may_see_different_parts_never_share_an_answer()
    {
        await using var shop = await AnalyticsUnderTest.StartAsync(engines);
        await shop.SaleAsync("A", "2025-03-01", store: "paris");
        using var paris = shop.SignedInBy(shop.Access.TokenOf("analyst", ["paris"]));
        using var leeds = shop.SignedInBy(shop.Access.TokenOf("analyst", ["leeds"]));
        using var first = await paris.GetAsync("/api/analytics/kpis", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/analytics/kpis");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await leeds.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    private static async Task StockLevelsAsync(AnalyticsUnderTest shop, Func<string, bool> lies)
    {
        await shop.ExecuteAsync("update ingestion.products set tracked = true");
        foreach (var (place, level) in new[] { ("paris", 4m), ("leeds", 0m) }.Where(stock => lies(stock.Item1)))
            await shop.ExecuteAsync(
                "insert into ingestion.stock_levels (sku, location, level) select sku, $1, $2 from ingestion.products",
                place, level);
    }

    /// <summary>A table as CSV begins with a line that says when it was made.</summary>
    private static async Task<(HttpStatusCode Status, string Answer)> AskAsync(
        HttpClient client, string question, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, question);
        request.Headers.Accept.ParseAdd(form);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
            return (answer.StatusCode, "");
        return (
            answer.StatusCode,
            form == "text/csv" ? string.Join('\n', body.Split('\n').Skip(1)) : JsonNode.Parse(body)!.ToJsonString());
    }
}

using System.Net;
using BizPulse.Analytics.Features.Products;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests.Products;

public sealed class ProductTests(RealEngines engines)
{
    [Fact]
    public async Task Pages_show_every_product_once_by_name()
    {
        await using var analytics = await StartAsync();

        var shown = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await analytics.GetAsync<ProductPage>($"/api/products?limit=2{next}");
            Assert.Equal(5, page.Total);
            shown.AddRange(page.Items.Select(item => item.Sku));
            next = page.Next is null ? null : $"&cursor={page.Next}";
        }

        Assert.Equal(["P-3", "P-1", "P-2", "a/b", "x%"], shown); // Cup, Tea, Tea, then those without a name
    }

    [Theory]
    [InlineData("search=TEA", 2)]
    [InlineData("search=%25", 1)]
    [InlineData("search=p-&category=Kitchen", 1)]
    [InlineData("category=Toys", 0)]
    public async Task Products_are_found_by_a_part_of_name_or_sku(string search, int found)
    {
        await using var analytics = await StartAsync();

        var page = await analytics.GetAsync<ProductPage>($"/api/products?{search}");

        Assert.Equal((found, found, null), (page.Items.Count, (int)page.Total, page.Next));
    }

    [Fact]
    public async Task Categories_count_their_products()
    {
        await using var analytics = await StartAsync();

        var all = await analytics.GetAsync<ProductCategories>("/api/products/categories");

        Assert.Equal([new("Food", 2), new("Kitchen", 1)], all.Categories);
    }

    [Fact]
    public async Task A_product_tells_what_it_is_and_where_it_lies()
    {
        await using var analytics = await StartAsync();
        await analytics.ExecuteAsync(
            "insert into ingestion.suppliers (supplier_id, name, lead_time_days) values ('S1', 'Leaf & Co', 9)");
        await analytics.ExecuteAsync(
            "update ingestion.products set supplier_id = 'S1', tracked = true, list_price = 4.5, described_at = now() where sku = 'P-1'");
        await analytics.ExecuteAsync(
            "insert into ingestion.stock_levels (sku, location, level) values ('P-1', 'leeds', 7), ('P-1', 'main', 2.5), ('P-2', 'main', 1)");

        var tea = await analytics.GetAsync<ProductDetail>("/api/products/P-1");
        var untracked = await analytics.GetAsync<ProductDetail>("/api/products/P-2");

        Assert.Equal(
            ("Tea", "Food", 4.5m, "Leaf & Co", 9, false),
            (
                tea.Facts.Name, tea.Facts.Category, tea.Facts.ListPrice, tea.Facts.Supplier, tea.Facts.LeadTimeDays,
                tea.Facts.Incomplete));
        Assert.Equal([new("leeds", 7), new("main", 2.5m)], tea.Stock);
        Assert.Equal((9.5m, null), (tea.OnHand, untracked.OnHand));
    }

    [Fact]
    public async Task A_slash_in_a_sku_is_no_other_address()
    {
        await using var analytics = await StartAsync();

        Assert.Equal("a/b", (await analytics.GetAsync<ProductDetail>("/api/products/a%2Fb")).Facts.Sku);
        using var unknown = await analytics.SignedIn().GetAsync("/api/products/nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<AnalyticsUnderTest> StartAsync()
    {
        var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.ExecuteAsync(
            """
            insert into ingestion.products (sku, name, category) values
                ('P-1', 'Tea', 'Food'), ('P-2', 'Tea', 'Food'), ('P-3', 'Cup', 'Kitchen'), ('a/b', null, null),
                    ('x%', null, null)
            """);
        return analytics;
    }
}

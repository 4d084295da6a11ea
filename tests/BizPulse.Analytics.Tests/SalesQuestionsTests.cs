using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Analytics.Features.Customers;
using BizPulse.Analytics.Features.Geography;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Products;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests;

public sealed class SalesQuestionsTests(RealEngines engines)
{
    [Fact]
    public async Task Kpis_add_up_sales_less_returns_and_count_orders_and_customers_once()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.SaleAsync("A", "2025-03-01", quantity: 2, price: 10, customer: "ann");
        await analytics.SaleAsync("A", "2025-03-01", quantity: 1, price: 5.25m, sku: "cup", customer: "ann");
        await analytics.SaleAsync("B", "2025-03-02", quantity: 1, price: 10, customer: "ann");
        await analytics.SaleAsync("R-A", "2025-03-03", quantity: -1, price: 10, customer: "bob");

        var kpis = await analytics.SignedIn().GetFromJsonAsync<Kpis>(
            "/api/analytics/kpis?from=2025-03-01&to=2025-03-31");

        // bob only brought something back
        Assert.Equal((25.25m, 2, 3m, 1), (kpis!.Revenue, kpis.Orders, kpis.Units, kpis.Customers));
        Assert.Equal((-10m, -1m, 12.625m), (kpis.ReturnedRevenue, kpis.ReturnedUnits, kpis.AverageOrderValue));
    }

    [Fact]
    public async Task The_same_number_from_two_sources_is_two_orders_in_every_question()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(
            engines, now: new DateTimeOffset(2025, 3, 2, 18, 0, 0, TimeSpan.Zero));
        foreach (var (day, source) in new[] { ("2025-03-01", "till-1"), ("2025-03-01", "till-2"), ("2025-03-02", "") })
            for (var line = 0; line < 2; line++)
                await analytics.SaleAsync("1", day, customer: "ann", source: source);
        using var client = analytics.SignedIn();

        foreach (var filter in new[] { "", "&sku=tea" })
        {
            var kpis = await client.GetFromJsonAsync<Kpis>($"/api/analytics/kpis?from=2025-03-01{filter}");
            var days = await client.GetFromJsonAsync<DailyTrend>(
                $"/api/revenue/daily-trend?from=2025-03-01&to=2025-03-02{filter}");
            var countries = await client.GetFromJsonAsync<RevenueByCountry>(
                $"/api/geographic/revenue-by-country?{filter}");
            var months = await client.GetFromJsonAsync<MonthlyRevenue>($"/api/revenue/monthly?{filter}");
            var customers = await client.GetFromJsonAsync<TopCustomers>($"/api/customers/top?{filter}");

            Assert.Equal(3, kpis!.Orders);
            Assert.Equal([2, 1], days!.Days.Select(day => day.Orders));
            Assert.Equal(3, Assert.Single(countries!.Countries).Orders);
            Assert.Equal(3, Assert.Single(months!.Months).Orders);
            Assert.Equal(3, Assert.Single(customers!.Customers).Orders);
        }

        var recent = await client.GetFromJsonAsync<RecentSales>("/api/sales/recent");
        Assert.Equal(
            ["", "", "till-1", "till-1", "till-2", "till-2"], recent!.Sales.Select(sale => sale.Source).Order());
    }

    [Fact]
    public async Task Margin_takes_the_cost_of_each_day_and_says_what_it_leaves_out()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.ExecuteAsync(
            "insert into ingestion.product_costs (sku, valid_from, unit_cost) values ('tea', '2025-01-10', 4), ('tea', '2025-02-01', 6)");
        await analytics.SaleAsync("A", "2025-01-05", price: 10); // before any cost was known
        await analytics.SaleAsync("B", "2025-01-10", price: 10);
        await analytics.SaleAsync("C", "2025-02-15", quantity: 2, price: 10);
        await analytics.SaleAsync("D", "2025-02-15", price: 7, sku: "cup");

        var kpis = await analytics.SignedIn().GetFromJsonAsync<Kpis>("/api/analytics/kpis");

        Assert.Equal((10 - 4 + 20 - 12m, 17m), (kpis!.Margin, kpis.RevenueWithUnknownCost));
    }

    [Fact]
    public async Task Nothing_sold_is_zero_and_not_an_error()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);

        var kpis = await analytics.SignedIn().GetFromJsonAsync<Kpis>("/api/analytics/kpis");

        Assert.Equal((0m, 0, null, null), (kpis!.Revenue, kpis.Orders, kpis.AverageOrderValue, kpis.Margin));
    }

    [Fact]
    public async Task Filters_mean_the_same_in_every_question()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.ExecuteAsync(
            "insert into ingestion.products (sku, category) values ('tea', 'Food'), ('cup', 'Kitchen')");
        await analytics.SaleAsync("A", "2025-03-01", price: 10, sku: "tea", country: "UK", customer: "ann");
        await analytics.SaleAsync("B", "2025-03-05", price: 20, sku: "cup", country: "UK", customer: "bob");
        await analytics.SaleAsync("C", "2025-04-05", price: 40, sku: "tea", country: "France", customer: "ann");
        await analytics.SaleAsync(
            "D", "2025-04-06", price: 80, sku: "tea", country: "France", store: "paris", customer: "eve");
        using var client = analytics.SignedIn();

        foreach (var (filter, revenue, orders) in new[]
        {
            ("", 150m, 4), ("from=2025-03-02", 140, 3), ("to=2025-04-05", 70, 3), ("sku=tea", 130, 3),
            ("category=Kitchen", 20, 1), ("country=France", 120, 2), ("store=paris", 80, 1), ("channel=shop", 0, 0),
            ("category=Food&country=UK", 10, 1),
        })
        {
            var kpis = await client.GetFromJsonAsync<Kpis>($"/api/analytics/kpis?{filter}");
            var countries = await client.GetFromJsonAsync<RevenueByCountry>(
                $"/api/geographic/revenue-by-country?{filter}");
            var months = await client.GetFromJsonAsync<MonthlyRevenue>($"/api/revenue/monthly?{filter}");
            var customers = await client.GetFromJsonAsync<TopCustomers>($"/api/customers/top?{filter}");

            Assert.Equal((filter, revenue, orders), (filter, kpis!.Revenue, kpis.Orders));
            Assert.Equal(
                (filter, revenue, orders),
                (
                    filter, countries!.Countries.Sum(country => country.Revenue),
                    countries.Countries.Sum(country => country.Orders)));
            Assert.Equal(
                (filter, revenue, orders),
                (filter, months!.Months.Sum(month => month.Revenue), months.Months.Sum(month => month.Orders)));
            Assert.Equal(
                (filter, revenue, orders),
                (
                    filter, customers!.Customers.Sum(customer => customer.Revenue),
                    customers.Customers.Sum(customer => customer.Orders)));
        }
    }

    [Fact]
    public async Task A_month_without_sales_is_zero_and_has_no_growth_after_it()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        await analytics.SaleAsync("A", "2025-01-31", price: 10);
        await analytics.SaleAsync("B", "2025-03-01", price: 20);
        await analytics.SaleAsync("C", "2025-04-01", price: 30);

        var revenue = await analytics.SignedIn().GetFromJsonAsync<MonthlyRevenue>("/api/revenue/monthly");

        Assert.Equal([10m, 0m, 20m, 30m], revenue!.Months.Select(month => month.Revenue));
        Assert.Equal([null, -1d, null, 0.5], revenue.Months.Select(month => month.Growth));
    }

    [Theory]
    [InlineData("0.000001 1234567")] // one in a million millions
    [InlineData("0.333333 0.333333 0.333333 -0.999998")] // next to nothing in all
    [InlineData("0.000000001 1000000000000")]
    public async Task Shares_and_growth_of_any_size_are_an_answer(string prices)
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        var revenue = prices.Split(' ').Select(decimal.Parse).ToList();
        foreach (var (one, nth) in revenue.Select((one, nth) => (one, nth)))
            await analytics.SaleAsync(
                $"O{nth}", nth == 0 ? "2025-02-01" : "2025-03-01", Math.Sign(one), Math.Abs(one), $"P{nth}");

        var top = await analytics.GetAsync<TopProducts>("/api/products/top?from=2025-02-01&to=2025-03-31");
        var months = await analytics.GetAsync<MonthlyRevenue>("/api/revenue/monthly");

        Assert.All(
            top.Products,
            product => Assert.Equal(1, product.Share!.Value / (double)(product.Revenue / revenue.Sum()), 9));
        Assert.Equal(
            1, months.Months[1].Growth!.Value / (double)((revenue.Skip(1).Sum() - revenue[0]) / revenue[0]), 9);
    }

    [Theory]
    [InlineData("/api/analytics/kpis?from=2025-02-01&to=2025-01-01", "to")]
    [InlineData("/api/analytics/kpis?from=yesterday", "from")]
    [InlineData("/api/revenue/monthly?to=2025-13-01", "to")]
    [InlineData("/api/customers/top?limit=0", "limit")]
    [InlineData("/api/customers/top?limit=many", "limit")]
    [InlineData("/api/sales/recent?limit=100000", "limit")]
    [InlineData("/api/sales/recent?store=%00", "store")]
    [InlineData("/api/products?search=%00", "search")]
    [InlineData("/api/products?limit=201", "limit")]
    [InlineData("/api/products?cursor=abc", "cursor")]
    [InlineData("/api/products/top?by=luck", "by")]
    [InlineData("/api/products/top?limit=101", "limit")]
    [InlineData("/api/products/tea?to=0001-01-01", "to")]
    [InlineData("/api/analytics/kpis?from=0001-01-01", "from")]
    [InlineData("/api/analytics/kpis?from=1990-01-01", "to")]
    [InlineData("/api/revenue/daily-trend?from=2010-01-01&to=2020-01-01", "to")]
    [InlineData("/api/revenue/day-curve?day=soon", "day")]
    [InlineData("/api/revenue/day-curve?day=2198-01-01", "day")]
    [InlineData("/api/revenue/day-curve?day=0001-01-01", "day")]
    [InlineData("/api/revenue/daily-trend?compare=sometimes", "compare")]
    [InlineData("/api/revenue/daily-trend?compare=custom&compareTo=2020-01-01", "compareFrom")]
    [InlineData("/api/revenue/daily-trend?compare=custom&compareFrom=2020-01-01", "compareTo")]
    [InlineData("/api/analytics/kpis?compare=custom&compareFrom=2020-01-02&compareTo=2020-01-01", "compareTo")]
    public async Task A_bad_parameter_is_named(string address, string field)
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);

        using var answer = await analytics.SignedIn().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }
}

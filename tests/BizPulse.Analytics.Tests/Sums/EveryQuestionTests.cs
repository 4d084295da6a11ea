using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Products;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests.Sums;

/// <summary>Each answer is what one finds by going through all sale lines, one by one.</summary>
public sealed class EveryQuestionTests(RealEngines engines)
{
    private static readonly string[] _filters =
        [
            "", "&country=France", "&channel=web", "&store=leeds", "&sku=tea", "&category=Food",
            "&category=Food&country=UK&channel=shop", "&sku=nothing"];

    private static readonly string[] _periods =
    [
        "from=2026-03-09&to=2026-03-09", "from=2026-03-03&to=2026-03-09", "from=2026-02-10&to=2026-03-01",
        "from=2026-03-01&to=2026-03-31&compare=weekday",
        "from=2026-02-20&to=2026-03-09&compare=custom&compareFrom=2026-01-20&compareTo=2026-01-25",
        "from=2026-03-05&to=2026-03-09&compare=year", "from=2026-03-05&to=2026-03-08&compare=none",
        "from=2026-03-05&to=2026-03-09&compare=yearWeekday",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_number_is_the_sum_of_its_lines(int seed)
    {
        var shop = new RandomShop(seed);
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await shop.StockAsync(analytics);

        foreach (var filter in _filters)
            foreach (var period in _periods)
            {
                var kpis = await analytics.GetAsync<Kpis>($"/api/analytics/kpis?{period}{filter}");
                var left = shop.Lines.Where(line => Passes(line, filter)).ToList();
                var now = left.Where(line => line.Day >= kpis.Period.From && line.Day <= kpis.Period.To).ToList();
                var before = kpis.Compared is { } days ? left.Where(line => Within(line, days)).ToList() : null;

                Agree(kpis, now, before);
                Agree(await analytics.GetAsync<DailyTrend>($"/api/revenue/daily-trend?{period}{filter}"), now, before);
                foreach (var by in new[] { "revenue", "units", "margin" })
                    Agree(
                        await analytics.GetAsync<TopProducts>($"/api/products/top?by={by}&{period}{filter}"), by, now,
                        before);
                Agree(
                    await analytics.GetAsync<ProductDetail>($"/api/products/jam?{period}{filter}"),
                    shop.Lines.Where(line => Passes(line, filter, "jam")).ToList());
                Agree(await analytics.GetAsync<RecentSales>($"/api/sales/recent?limit=60&{period}{filter}"), now);
            }
    }

    private static void Agree(Kpis kpis, List<SaleLine> now, List<SaleLine>? before)
    {
        Assert.Equivalent(Sum(now), kpis);
        Assert.Equal(before is null, kpis.Previous is null);
        if (before is not null)
            Assert.Equivalent(Sum(before), kpis.Previous);
        Assert.Equal(
            Days(kpis.Period).Select(day => OfDay(day, now)),
            kpis.Days.Select(day =>
                new SalesDay(
                    day.Day, day.Revenue, day.Orders, day.Units, day.Customers, day.Margin, day.ReturnedRevenue)));
    }

    private static void Agree(DailyTrend trend, List<SaleLine> now, List<SaleLine>? before)
    {
        Assert.Equal(Days(trend.Period), trend.Days.Select(day => day.Day));
        foreach (var day in trend.Days)
        {
            var (sold, then) = (OfDay(day.Day, now), day.CompareDay is { } that ? OfDay(that, before!) : null);
            Assert.Equal(
                new TrendDay(
                    day.Day, sold.Revenue, sold.Orders, sold.Units, day.Day == RandomShop.Today, day.CompareDay,
                    then?.Revenue, then?.Orders, then?.Units),
                day);
        }
    }

    private static void Agree(TopProducts top, string by, List<SaleLine> now, List<SaleLine>? before)
    {
        var products = now.GroupBy(line => line.Sku).Select(lines => (Sku: lines.Key, Sum: Sum([.. lines]))).ToList();
        var total = products.Sum(product => Rank(product.Sum) ?? 0);
        Assert.Equal(
            products.OrderByDescending(product => Rank(product.Sum).HasValue)
                .ThenByDescending(product => Rank(product.Sum)).ThenBy(product => product.Sku, StringComparer.Ordinal)
                .Select(product => product.Sku),
            top.Products.Select(product => product.Sku));
        foreach (var product in top.Products)
        {
            var (sum, then) = (
                products.Single(one => one.Sku == product.Sku).Sum,
                before?.Where(line => line.Sku == product.Sku).ToList());
            Assert.Equal(
                (sum.Revenue, sum.Units, sum.Margin, RandomShop.Categories[product.Sku]),
                (product.Revenue, product.Units, product.Margin, product.Category));
            Assert.Equal(
                (then is null ? (decimal?)null : Sum(then).Revenue, then is null ? (decimal?)null : Sum(then).Units),
                (product.PreviousRevenue, product.PreviousUnits));
            Assert.Equal(
                Days(top.Period).Select(day => OfDay(day, [.. now.Where(line => line.Sku == product.Sku)]).Revenue),
                product.Trend);
            Assert.Equal(
                total == 0 || Rank(sum) is null ? null : (double?)Math.Round(Rank(sum)!.Value / total, 12),
                product.Share is { } share ? Math.Round(share, 12) : null);
        }

        decimal? Rank(SalesSum sum) => by switch { "units" => sum.Units, "margin" => sum.Margin, _ => sum.Revenue };
    }

    private static void Agree(ProductDetail product, List<SaleLine> left)
    {
        var now = left.Where(line => line.Day >= product.Period.From && line.Day <= product.Period.To).ToList();
        Assert.Equal(Sum(now), product.Sold);
        Assert.Equal(
            product.Compared is { } days ? Sum([.. left.Where(line => Within(line, days))]) : null, product.Previous);
        Assert.Equal(Days(product.Period).Select(day => OfDay(day, now)), product.Days);
    }

    private static void Agree(RecentSales recent, List<SaleLine> now) => Assert.Equal(
        now.OrderByDescending(line => line.OccurredAt)
            .ThenBy(line => line.EventId.ToString(), StringComparer.Ordinal).Take(60).Select(line => line.EventId),
        recent.Sales.Select(sale => sale.EventId));

    private static SalesSum Sum(List<SaleLine> lines)
    {
        var costed = lines.Where(line => RandomShop.CostOf(line.Sku, line.Day) is not null).ToList();
        var orders = lines.Where(line => line.Quantity > 0).Select(line => line.Order).Distinct().Count();
        var revenue = lines.Sum(line => line.Revenue ?? 0);
        return new SalesSum
        {
            Revenue = revenue,
            Orders = orders,
            Units = lines.Sum(line => line.Quantity),
            AverageOrderValue = orders == 0 ? null : revenue / orders,
            Customers = lines.Where(line => line.Quantity > 0 && line.Customer is not null)
                .Select(line => line.Customer).Distinct().Count(),
            ReturnedRevenue = lines.Where(line => line.Quantity < 0).Sum(line => line.Revenue ?? 0),
            ReturnedUnits = lines.Where(line => line.Quantity < 0).Sum(line => line.Quantity),
            Margin = costed.Count == 0 ? null : costed.Sum(line =>
                (line.Revenue ?? 0) - line.Quantity * RandomShop.CostOf(line.Sku, line.Day)!.Value),
            RevenueWithUnknownCost = lines.Except(costed).Sum(line => line.Revenue ?? 0),
            UnconvertedLines = lines.Count(line => line.Revenue is null),
        };
    }

    private static SalesDay OfDay(DateOnly day, List<SaleLine> lines)
    {
        var sum = Sum([.. lines.Where(line => line.Day == day)]);
        return new SalesDay(day, sum.Revenue, sum.Orders, sum.Units, sum.Customers, sum.Margin, sum.ReturnedRevenue);
    }

    private static bool Within(SaleLine line, ComparedPeriod days) =>
        line.Day >= days.From
            && line.Day <= days.To && (days.Until is not { } until || line.Day < days.To || line.OccurredAt < until);

    internal static bool Passes(SaleLine line, string filter, string? sku = null)
    {
        var asked = filter.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        if (sku is not null)
            asked["sku"] = sku;
        return asked.All(part => part.Value == part.Key switch
        {
            "country" => line.Country,
            "channel" => line.Channel,
            "store" => line.Store,
            "sku" => line.Sku,
            _ => RandomShop.Categories[line.Sku],
        });
    }

    private static IEnumerable<DateOnly> Days(Period period) =>
        Enumerable.Range(0, period.To.DayNumber - period.From.DayNumber + 1).Select(period.From.AddDays);
}

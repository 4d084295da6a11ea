using BizPulse.Analytics.Features.Overview;
using BizPulse.Testing;

namespace BizPulse.Analytics.Tests.Sums;

public sealed class StockHistoryTests(RealEngines engines)
{
    private static readonly string[] _moves = ["received", "delivered", "adjusted", "transferred"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stock_of_a_day_is_what_the_events_until_then_make_it(int seed)
    {
        var random = new Random(seed);
        var shop = new RandomShop(seed, lines: 400);
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines, RandomShop.Zone.Id, RandomShop.Now);
        await shop.StockAsync(analytics);
        var movements = Enumerable.Range(0, 150).Select(_ => Movement.Random(random)).ToList();
        foreach (var one in movements)
            await analytics.ExecuteAsync(
                "insert into ingestion.stock_movements (event_id, leg, kind, occurred_at, sku, location, quantity) values (gen_random_uuid(), 0, $1, $2, $3, $4, $5)",
                one.Kind, one.At, one.Sku, one.Location, one.Quantity);
        var places = movements.Select(one => (one.Sku, one.Location))
            .Union(shop.Lines.Select(line => (line.Sku, Location: Location(line)))).ToList();
        foreach (var (sku, location) in places)
            await analytics.ExecuteAsync(
                "insert into ingestion.stock_levels (sku, location, level) values ($1, $2, $3)", sku, location,
                Level(sku, location, RandomShop.Now.UtcDateTime));
        await analytics.ExecuteAsync("update ingestion.products set tracked = sku <> 'misc'");

        foreach (var (filter, place) in new[] { ("", null), ("&store=leeds", "leeds"), ("&category=Food", null) })
        {
            var kpis = await analytics.GetAsync<Kpis>($"/api/analytics/kpis?from=2026-02-10&to=2026-03-09{filter}");

            Assert.All(
                kpis.Days,
                day => Assert.Equal(
                    Stock(day.Day, filter, place),
                    (day.Day, day.Stockouts ?? 0, day.EmptyShelves ?? 0, day.StockValue ?? 0)));
            Assert.Equal(
                Stock(kpis.Compared!.To, filter, place),
                (kpis.Compared.To, kpis.Previous!.Stockouts, kpis.Previous.EmptyShelves, kpis.Previous.StockValue));
            Assert.Equal(
                (kpis.Days[^1].Stockouts, kpis.Days[^1].EmptyShelves, kpis.Days[^1].StockValue),
                (kpis.Stockouts, kpis.EmptyShelves, kpis.StockValue));
        }

        decimal Level(string sku, string location, DateTime until)
        {
            var here = movements.Where(one => one.Sku == sku && one.Location == location && one.At < until).ToList();
            var count = here.Where(one => one.Kind == "counted").MaxBy(one => one.At);
            var since = count?.At ?? DateTime.MinValue;
            return (count?.Quantity ?? 0) + here.Where(one => _moves.Contains(one.Kind) && one.At > since)
                .Sum(one => one.Quantity)
                - shop.Lines.Where(line =>
                    line.Sku == sku && Location(line) == location && line.OccurredAt > since && line.OccurredAt < until)
                    .Sum(line => line.Quantity);
        }

        bool IsKept(string sku, string location, DateTime until) => movements.Exists(one =>
            one.Sku == sku && one.Location == location && one.Kind != "placed" && one.At < until);

        (DateOnly, int, int, decimal) Stock(DateOnly day, string filter, string? place)
        {
            var until = TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), RandomShop.Zone);
            var products = RandomShop.Categories.Keys
                .Where(sku => sku != "misc" && (!filter.Contains("category") || RandomShop.Categories[sku] == "Food"))
                .Where(sku =>
                    movements.Any(one =>
                        one.Sku == sku && one.Kind is "counted" or "received" or "delivered" && one.At < until))
                .Select(sku =>
                    (
                        Sku: sku,
                        Here: places.Where(one => one.Sku == sku && (place is null || one.Location == place)).ToList()))
                .Where(product => product.Here.Count > 0)
                .Select(product =>
                    (
                        product.Sku,
                        Level: product.Here.Sum(one => Math.Max(0, Level(product.Sku, one.Location, until))),
                        Empty: product.Here.Count(one =>
                            Level(product.Sku, one.Location, until) <= 0 && IsKept(product.Sku, one.Location, until))))
                .ToList();
            return (
                day, products.Count(product => product.Level == 0), products.Sum(product => product.Empty),
                products.Sum(product => product.Level * (RandomShop.CostOf(product.Sku, day) ?? 0)));
        }
    }

    [Fact]
    public async Task What_changes_later_changes_the_past_at_the_next_look()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(
            engines, now: new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero));
        await analytics.ExecuteAsync(
            "insert into ingestion.products (sku, tracked) values ('tea', true), ('cup', true)");
        foreach (var sku in (string[])["tea", "cup"])
        {
            await analytics.ExecuteAsync(
                "insert into ingestion.stock_movements (event_id, leg, kind, occurred_at, sku, location, quantity) values (gen_random_uuid(), 0, 'counted', '2026-03-01', $1, 'main', 5)", sku);
            await analytics.ExecuteAsync(
                "insert into ingestion.stock_levels (sku, location, level) values ($1, 'main', 5)", sku);
        }
        Assert.Equal([0, 0, 0], await StockoutsAsync());

        await SoldAsync("tea", "2026-03-08"); // and told late
        Assert.Equal([0, 1, 1], await StockoutsAsync());
        await SoldAsync("cup", "2026-03-09");
        Assert.Equal([0, 1, 2], await StockoutsAsync());

        async Task<int?[]> StockoutsAsync() =>
            [.. (await analytics.GetAsync<Kpis>("/api/analytics/kpis?from=2026-03-07&to=2026-03-09")).Days.Select(
                day => day.Stockouts)];

        async Task SoldAsync(string sku, string day)
        {
            await analytics.SaleAsync($"order {sku}", day, quantity: 5, sku: sku, store: "");
            await analytics.ExecuteAsync("update ingestion.stock_levels set level = level - 5 where sku = $1", sku);
            await analytics.ExecuteAsync(
                """
                with raised as (update ingestion.data_version set version = version + 1 returning version)
                insert into ingestion.product_changes (sku, version) select $1, version from raised
                """, sku);
        }
    }

    private static string Location(SaleLine line) => line.Store == "" ? "main" : line.Store;

    private sealed record Movement(string Kind, DateTime At, string Sku, string Location, decimal Quantity)
    {
        internal static Movement Random(Random random)
        {
            var kind =
                random.Next(6) == 0 ? "counted" : random.Next(9) == 0 ? "placed" : _moves[random.Next(_moves.Length)];
            var quantity = kind is "adjusted" or "transferred" ? random.Next(-9, 10) : random.Next(60);
            var at = RandomShop.Now.UtcDateTime.AddSeconds(-random.Next(60 * 24 * 3_600));
            return new Movement(
                kind, at, new[] { "tea", "jam", "cup", "misc" }[random.Next(4)],
                new[] { "main", "leeds", "paris" }[random.Next(3)], quantity);
        }
    }
}

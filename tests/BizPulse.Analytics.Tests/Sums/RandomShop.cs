namespace BizPulse.Analytics.Tests.Sums;

/// <summary>
/// A shop of which everything is known: lines of several orders, customers, places and days around the change of the
/// clocks, returns, lines without a rate, orders that go over midnight, products without a category or a cost. The same
/// seed gives the same shop.
/// </summary>
internal sealed class RandomShop
{
    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    // the clocks went forward on the 8th
    internal static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-09T15:20Z");
    internal static readonly DateOnly Today = new(2026, 3, 9);

    internal static readonly Dictionary<string, string?> Categories =
        new() { ["tea"] = "Food", ["jam"] = "Food", ["cup"] = "Kitchen", ["misc"] = null };

    internal static readonly (string Sku, DateOnly From, decimal Cost)[] Costs =
        [("tea", new(2025, 1, 1), 2), ("tea", new(2026, 2, 20), 3.5m), ("cup", new(2026, 2, 25), 1.25m), (
            "misc", new(2026, 1, 1), 1)];

    internal RandomShop(int seed, int lines = 1_500)
    {
        var random = new Random(seed);
        Lines = [.. Enumerable.Range(0, lines).Select(_ => RandomLine(random))];
    }

    private RandomShop(IEnumerable<SaleLine> lines, Func<string?, bool> category) =>
        (Lines, _has) = ([.. lines], category);

    private readonly Func<string?, bool> _has = _ => true;

    internal IReadOnlyList<SaleLine> Lines { get; }

    /// <summary>The shop as if it had no other places and categories.</summary>
    internal RandomShop Only(Func<SaleLine, bool> places, Func<string?, bool> category) =>
        new(Lines.Where(line => places(line) && category(Categories[line.Sku])), category);

    internal async Task StockAsync(AnalyticsUnderTest analytics)
    {
        foreach (var (sku, category) in Categories.Where(product => _has(product.Value)))
            await analytics.ExecuteAsync(
                "insert into ingestion.products (sku, name, category) values ($1, $2, $3)", sku, $"The {sku}",
                category);
        foreach (var (sku, from, cost) in Costs)
            await analytics.ExecuteAsync(
                "insert into ingestion.product_costs (sku, valid_from, unit_cost) values ($1, $2, $3)", sku, from,
                cost);
        await analytics.SalesAsync(Lines);
    }

    internal static decimal? CostOf(string sku, DateOnly day) =>
        Costs.Where(cost => cost.Sku == sku && cost.From <= day)
            .OrderByDescending(cost => cost.From).Select(cost => (decimal?)cost.Cost).FirstOrDefault();

    private static SaleLine RandomLine(Random random)
    {
        var at = Now.UtcDateTime.AddMinutes(-random.Next(60 * 24 * 60));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Zone));
        var quantity = random.Next(8) == 0 ? -random.Next(1, 3) : random.Next(1, 5);
        var order = day.DayNumber * 4 + random.Next(6); // some numbers come again on the next day
        return new SaleLine(
            new Guid(random.Next(), 0, 0, BitConverter.GetBytes(random.NextInt64())), $"O{order}", at, day,
            Pick(["tea", "jam", "cup", "misc"]), quantity,
            random.Next(20) == 0 ? null : quantity * random.Next(100, 999) / 100m,
            random.Next(3) == 0 ? null : $"C{random.Next(12)}", Pick(["UK", "France", ""]),
            Pick(["paris", "leeds", ""]), Pick(["web", "shop"]));

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }
}

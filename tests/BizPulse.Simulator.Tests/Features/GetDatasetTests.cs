using BizPulse.Simulator.Features;

namespace BizPulse.Simulator.Tests.Features;

public sealed class GetDatasetTests
{
    private static readonly DateTime Start = new(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc);

    private static readonly DatasetProduct Kettle = new(
        "KIT-1", "Enamel Kettle", "/kettle.svg", "Kitchen", BasePrice: 40, MinPrice: 30, MaxPrice: 55, BaseRating: 4.2,
        PriceStrategy: "aggressive");

    [Fact]
    public void Is_the_same_for_the_same_seed() =>
        Assert.Equal(GetDataset.Simulate(Kettle, Start, 48, seed: 1), GetDataset.Simulate(Kettle, Start, 48, seed: 1));

    [Fact]
    public void Has_a_record_for_each_hour_with_its_time_of_day()
    {
        var records = GetDataset.Simulate(Kettle, Start, 24, seed: 1).ToList();

        Assert.Equal(
            Enumerable.Range(0, 24).Select(hour => Start.AddHours(hour)), records.Select(record => record.Timestamp));
        Assert.Equal(
            ["overnight", "morning", "afternoon", "evening", "overnight"],
            records.Where(record => record.Timestamp.Hour is 0 or 6 or 12 or 18 or 22).Select(
                record => record.TimeOfDayBucket));
    }

    [Theory]
    [InlineData("aggressive")]
    [InlineData("moderate")]
    [InlineData("standard")]
    public void Prices_follow_their_strategy_inside_the_bounds(string strategy)
    {
        var prices = GetDataset.Simulate(Kettle with { PriceStrategy = strategy }, Start, 500, seed: 2)
            .Select(record => (double)record.CurrentPrice).ToList();

        Assert.All(prices, price => Assert.InRange(price, 30, 55));
        var spread = Math.Sqrt(prices.Average(price => Math.Pow(price - prices.Average(), 2)));
        Assert.Equal(strategy switch { "aggressive" => 7.2, "moderate" => 3.1, _ => 0 }, spread, tolerance: 0.6);
    }

    [Fact]
    public void Funnels_narrow_and_ratings_stay_between_two_and_five() =>
        Assert.All(GetDataset.Simulate(Kettle, Start, 744, seed: 3), record =>
        {
            Assert.True(record.Views >= record.CartAdds && record.CartAdds >= record.Purchases);
            Assert.InRange(record.Rating, 2.0, 5.0);
        });

    [Fact]
    public void A_lower_price_sells_more()
    {
        var dear = Purchases(
            Kettle with { MinPrice = 40, BasePrice = 40, MaxPrice = 60, PriceStrategy = "aggressive" });
        var cheap = Purchases(
            Kettle with { MinPrice = 25, BasePrice = 40, MaxPrice = 40, PriceStrategy = "aggressive" });

        Assert.True(cheap > 1.3 * dear, $"{cheap} against {dear}");
    }

    private static int Purchases(DatasetProduct product) =>
        GetDataset.Simulate(product, Start, 744, seed: 4).Sum(record => record.Purchases);
}

using BizPulse.Comparisons.Inventory;
using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class OrderQuantityTests
{
    [Fact]
    public void The_position_counts_what_is_on_order_and_what_is_promised() =>
        Assert.Equal(175, new InventoryPosition(OnHand: 130, OnOrder: 60, Backorders: 5, Reserved: 10).Units);

    [Fact]
    public void What_is_missing_to_the_target_is_rounded_up()
    {
        Assert.Equal(222, OrderQuantity.Needed(target: 396.728, position: 175));
        Assert.Equal(0, OrderQuantity.Needed(target: 396.728, position: 415));
    }

    [Theory]
    [InlineData(222, 150, 24, 240)]
    [InlineData(130, 150, 24, 168)]
    [InlineData(150, 150, 24, 168)]
    [InlineData(151, 150, 24, 168)]
    [InlineData(-3, 150, 24, 0)]
    [InlineData(0.2, 1, 1, 1)]
    public void An_order_is_made_of_whole_packs_and_not_below_the_least_order(
        double needed, int leastOrder, int packSize, long quantity) =>
        Assert.Equal(quantity, OrderQuantity.InPacks(needed, leastOrder, packSize));

    [Fact]
    public void Once_ordered_nothing_more_is_needed_whatever_part_of_it_has_come_in()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var (target, onHand) = (random.NextDouble() * 1000, random.Next(-50, 800));
            var (leastOrder, packSize) = (random.Next(1, 300), random.Next(1, 50));
            var ordered = OrderQuantity.InPacks(OrderQuantity.Needed(target, onHand), leastOrder, packSize);

            var received = random.Next(0, (int)ordered + 1);
            var position = new InventoryPosition(onHand + received, ordered - received).Units;

            Assert.Equal(0, OrderQuantity.Needed(target, position));
        }
    }

    [Fact]
    public void The_cheapest_order_size_is_taken_in_the_cheaper_whole_packs()
    {
        var order = new EconomicOrderQuantity(Demand: 7300, OrderCost: 50, HoldingCost: 2);

        Assert.Equal(604.152, order.Quantity, 0.0005);
        Assert.Equal(30.21, order.CycleDays, 0.005);
        Assert.Equal(
            [1208.305, 1208.333, 1208.936, 1504.167],
            new[] { order.Quantity, 600, 624, 1200 }.Select(order.CostOf),
            (expected, cost) => Math.Abs(expected - cost) < 0.0006);
        Assert.Equal(600, order.InPacks(24));
    }
}

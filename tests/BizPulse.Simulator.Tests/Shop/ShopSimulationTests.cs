using BizPulse.Contracts;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Tests.Shop;

public sealed class ShopSimulationTests
{
    private static readonly ShopSettings Small = new() { Products = 40, Days = 120, Lines = 12_000, Customers = 500 };
    private static readonly DayOfTrade[] History = [.. new ShopSimulation(Small).Run(Small.Days)];

    [Fact]
    public void The_same_settings_give_the_same_events_byte_by_byte()
    {
        var again = new ShopSimulation(Small).Run(Small.Days);

        Assert.Equal(
            History.SelectMany(day => day.InOrder()).Select(EventWriter.ToJson),
            again.SelectMany(day => day.InOrder()).Select(EventWriter.ToJson));
    }

    [Fact]
    public void Another_seed_gives_another_shop() =>
        Assert.NotEqual(
            new ShopSimulation(Small).Products.Select(product => product.Name),
            new ShopSimulation(Small with { Seed = 1 }).Products.Select(product => product.Name));

    [Fact]
    public void Every_event_passes_the_rules_of_the_system()
    {
        var limits = EventLimits.At(Small.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

        Assert.All(
            History.SelectMany(day => day.InOrder()),
            subject => Assert.Empty(EventReader.Check(subject, limits).Problems));
    }

    [Fact]
    public void Event_ids_never_meet()
    {
        var events = History.SelectMany(day => day.InOrder()).ToList();

        Assert.Equal(events.Count, events.Select(subject => subject.EventId).Distinct().Count());
    }

    [Fact]
    public void The_history_has_about_as_many_lines_as_asked_for()
    {
        var lines = History.Sum(day => day.Sales.Count(sale => sale.Quantity > 0));

        Assert.InRange(lines, Small.Lines * 0.75, Small.Lines * 1.05); // stockouts cost some
    }

    [Fact]
    public void Nothing_is_sold_that_is_not_there()
    {
        var levels = new Dictionary<(string?, string?), decimal>();
        foreach (var subject in History.SelectMany(day => day.InOrder()))
        {
            var (place, change) = subject switch
            {
                StockCounted count => (
                    (count.Sku, count.Location),
                    count.Quantity!.Value - levels.GetValueOrDefault((count.Sku, count.Location))),
                PurchaseOrderReceived receipt => ((receipt.Sku, receipt.Location), receipt.Quantity!.Value),
                SaleRecorded sale => ((sale.Sku, sale.StoreId), -sale.Quantity!.Value),
                _ => (default, 0m),
            };
            levels[place] = levels.GetValueOrDefault(place) + change;
            Assert.True(levels[place] >= 0, $"{subject} left {levels[place]}");
        }
    }

    [Fact]
    public void Truth_splits_demand_into_sold_and_lost_as_the_sales_show()
    {
        var sold = History.SelectMany(day => day.Truth).Sum(row => row.Sold);
        var lost = History.SelectMany(day => day.Truth).Sum(row => row.Lost);

        Assert.Equal(
            History.SelectMany(day => day.Sales).Where(sale => sale.Quantity > 0).Sum(sale => sale.Quantity!.Value),
            sold);
        Assert.InRange(lost / (double)(sold + lost), 0.001, 0.20);
    }

    [Fact]
    public void Prices_stay_inside_their_bounds()
    {
        var products = new ShopSimulation(Small).Products.ToDictionary(product => product.Sku);

        Assert.All(History.SelectMany(day => day.Truth), row =>
            Assert.InRange(row.PricePaid, products[row.Sku].MinPrice, products[row.Sku].MaxPrice));
    }

    [Fact]
    public void Funnels_narrow_from_views_to_purchases() =>
        Assert.All(History.SelectMany(day => day.Engagement), hour =>
        {
            Assert.True(hour.Views >= hour.CartAdds);
            Assert.True(hour.CartAdds >= hour.Purchases);
            Assert.InRange(hour.Rating!.Value, 2.0m, 5.0m);
        });

    [Fact]
    public void Every_order_names_the_shop_as_its_source_and_a_return_that_of_its_sale() =>
        Assert.All(
            History.SelectMany(day => day.Sales), sale => Assert.Equal(ShopEvents.Source, sale.Source));

    [Fact]
    public void Some_lines_come_back() =>
        Assert.InRange(
            History.Sum(day => day.Sales.Count(sale => sale.Quantity < 0)) / (double)History.Sum(day =>
                day.Sales.Count),
            0.01, 0.06);
}

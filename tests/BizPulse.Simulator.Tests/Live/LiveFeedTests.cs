using BizPulse.Contracts;
using BizPulse.Simulator.Live;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Tests.Live;

public sealed class LiveFeedTests
{
    private static readonly ShopSettings Small = new() { Products = 20, Days = 30, Lines = 3_000, Customers = 100 };

    [Fact]
    public void Past_and_feed_together_are_the_shop_without_gap_or_overlap()
    {
        var whole = new ShopSimulation(Small).Run(6).SelectMany(day => day.InOrder()).Select(subject => subject.EventId)
            .ToList();

        // given a shop whose past ends in the middle of the third day
        var shop = new ShopSimulation(Small);
        var past = shop.Run(2).SelectMany(day => day.InOrder()).ToList();
        var today = shop.Trade();
        var now = today.Date.ToDateTime(new TimeOnly(13, 37), DateTimeKind.Utc);
        past.AddRange(today.InOrder().Where(subject => subject.Time <= now));

        // when it lives on in odd steps until the sixth day is over
        var feed = new LiveFeed(shop, today, now);
        var end = Small.FirstDay.AddDays(6).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddTicks(-1);
        var live = new List<BusinessEvent>();
        for (; now < end; now = now.AddHours(7))
            live.AddRange(feed.TakeUntil(now));
        live.AddRange(feed.TakeUntil(end));

        Assert.Equal(whole, past.Concat(live).Select(subject => subject.EventId));
    }

    [Fact]
    public void Paced_sales_happen_now_and_never_repeat()
    {
        var shop = new ShopSimulation(Small);
        var feed = new LiveFeed(shop, shop.Trade(), DateTime.MaxValue);
        var now = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

        var sales = feed.TakePaced(500, now, "run").ToList();

        Assert.Equal(500, sales.Select(sale => sale.EventId).Distinct().Count());
        Assert.All(sales, sale => Assert.Equal(now, sale.Time));
    }
}

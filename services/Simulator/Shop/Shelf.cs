namespace BizPulse.Simulator.Shop;

/// <summary>
/// The stock of one product in one store, what is on its way, and the rule by which the shop orders more.
/// </summary>
internal sealed class Shelf(Product product, Store store, double expectedPerDay)
{
    private const double Learning = 0.08;
    private readonly List<Delivery> _onTheWay = [];
    private double _perDay = expectedPerDay;

    public Product Product => product;
    public Store Store => store;
    public int OnHand { get; private set; }

    public void Count(int units) => OnHand = units;

    public int OrderUpTo => Math.Max(1, (int)Math.Ceiling(ReorderPoint + _perDay * 14));

    private double ReorderPoint =>
        _perDay * product.LeadTimeDays + product.Caution * 1.65 * Math.Sqrt(_perDay * product.LeadTimeDays * 1.6);

    /// <summary>Hands over what is there, and says how much that was.</summary>
    public int Take(int wanted)
    {
        var taken = Math.Min(wanted, OnHand);
        OnHand -= taken;
        return taken;
    }

    public void PutBack(int units) => OnHand += units;

    /// <summary>At closing time: learn from the day's sales and order what is missing, in packs.</summary>
    public Delivery? Review(DateOnly day, int sold, Chance chance)
    {
        _perDay += Learning * (sold - _perDay);
        var position = OnHand + _onTheWay.Sum(delivery => delivery.Units);
        if (position > ReorderPoint || !product.IsOnSale(day.AddDays(product.LeadTimeDays)))
            return null;

        var packs = (Math.Max(OrderUpTo - position, product.Moq) + product.PackSize - 1) / product.PackSize;
        var daysOnTheWay = Math.Max(1, (int)Math.Round(chance.Gamma(16, product.LeadTimeDays / 16.0)));
        var delivery = new Delivery(day, day.AddDays(daysOnTheWay), packs * product.PackSize);
        _onTheWay.Add(delivery);
        return delivery;
    }

    /// <summary>What the morning's lorry brings.</summary>
    public IReadOnlyList<Delivery> Arrivals(DateOnly day)
    {
        if (!_onTheWay.Exists(delivery => delivery.Arrives <= day))
            return [];
        var arrived = _onTheWay.FindAll(delivery => delivery.Arrives <= day);
        _onTheWay.RemoveAll(delivery => delivery.Arrives <= day);
        OnHand += arrived.Sum(delivery => delivery.Units);
        return arrived;
    }
}

internal sealed record Delivery(DateOnly Ordered, DateOnly Arrives, int Units);

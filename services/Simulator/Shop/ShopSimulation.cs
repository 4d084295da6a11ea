using BizPulse.Contracts;

namespace BizPulse.Simulator.Shop;

/// <summary>
/// The shop, day after day: deliveries come in, prices change, people buy what is there, some bring it back, and in the
/// evening the shelves that run low are ordered again. The same settings give the same events.
/// </summary>
public sealed class ShopSimulation
{
    private readonly ShopSettings _settings;
    private readonly PriceBook _prices;
    private readonly DemandModel _demand;
    private readonly Population _population;
    private readonly Shelf[,] _shelves;
    private readonly double[] _ratings;
    private readonly PriceTag[] _tags;
    private readonly SortedDictionary<DateOnly, List<SaleRecorded>> _returns = [];

    public ShopSimulation(ShopSettings settings)
    {
        _settings = settings;
        Products = Assortment.Draw(settings);
        _prices = new PriceBook(settings, Products);
        _demand = new DemandModel(settings, Products, _prices);
        _population = new Population(settings);
        _ratings = [.. Products.Select(product => product.Rating)];
        _tags = new PriceTag[Products.Count];
        _shelves = new Shelf[Products.Count, Store.All.Count];
        NextDay = settings.FirstDay;
    }

    public IReadOnlyList<Product> Products { get; }

    public DateOnly NextDay { get; private set; }

    public IEnumerable<DayOfTrade> Run(int days)
    {
        for (var i = 0; i < days; i++)
            yield return Trade();
    }

    /// <summary>The next day of the shop.</summary>
    public DayOfTrade Trade()
    {
        var day = new DayOfTrade(NextDay);
        var chance = Chance.For(_settings.Seed, "day", NextDay.DayNumber);
        if (NextDay == _settings.FirstDay)
            day.Catalog.AddRange(Products.Select(product => product.SupplierId).Distinct().Select(
                supplier => ShopEvents.Supplier(supplier, NextDay)));
        for (var i = 0; i < Products.Count; i++)
            OpenProduct(i, day, chance);
        ReceiveDeliveries(day);
        foreach (var (index, store) in Store.All.Index())
            SellIn(store, index, day, chance);
        TakeBack(day);
        day.Sales.Sort((a, b) => a.OccurredAt!.Value.CompareTo(b.OccurredAt!.Value));
        if (_settings.LastDay.DayNumber - NextDay.DayNumber < _settings.EngagementDays)
            day.Engagement.AddRange(Engagement.Of(day, this, chance));
        OrderMore(day, chance);
        NextDay = NextDay.AddDays(1);
        return day;
    }

    internal PriceTag TagOf(int product) => _tags[product];
    internal double RatingOf(int product) => _ratings[product];

    private void OpenProduct(int index, DayOfTrade day, Chance chance)
    {
        var product = Products[index];
        var before = _tags[index];
        var tag = _tags[index] = _prices.For(index, day.Date);
        if (chance.Happens(0.10))
            _ratings[index] = Math.Round(Math.Clamp(_ratings[index] + chance.Uniform(-0.1, 0.1), 2.0, 5.0), 2);

        if (product.Launch == day.Date)
        {
            day.Catalog.Add(ShopEvents.Upserted(product, day.Date));
            foreach (var (storeIndex, store) in Store.All.Index())
                day.Inventory.Add(Stock(index, storeIndex, store, tag, day.Date));
        }
        else if (product.IsOnSale(day.Date) && tag.Price != before.Price)
        {
            day.Catalog.Add(ShopEvents.PriceChanged(product, tag.Price, day.Date));
        }
    }

    private StockCounted Stock(int product, int storeIndex, Store store, PriceTag tag, DateOnly day)
    {
        var openDay = store.IsOpen(day) ? day : day.AddDays(store.IsOpen(day.AddDays(1)) ? 1 : 2);
        var perDay = _demand.Mean(Products[product], store, openDay, tag, _ratings[product])
            * DemandModel.UnitsPerPurchase(Products[product]);
        var shelf = _shelves[product, storeIndex] = new Shelf(Products[product], store, perDay);
        shelf.Count(shelf.OrderUpTo);
        return ShopEvents.Counted(shelf, day);
    }

    private IEnumerable<Shelf> Shelves() => _shelves.Cast<Shelf?>().OfType<Shelf>();

    private void ReceiveDeliveries(DayOfTrade day)
    {
        foreach (var shelf in Shelves())
            foreach (var delivery in shelf.Arrivals(day.Date))
                day.Inventory.Add(ShopEvents.Received(shelf, delivery));
    }

    private void SellIn(Store store, int storeIndex, DayOfTrade day, Chance chance)
    {
        var wishes = new List<Wish>();
        for (var i = 0; i < Products.Count; i++)
            if (_demand.Mean(Products[i], store, day.Date, _tags[i], _ratings[i]) is > 0 and var mean)
                wishes.AddRange(WishesFor(i, store, storeIndex, mean, day, chance));

        wishes.Sort((a, b) => a.At.CompareTo(b.At));
        FillBaskets(wishes, store, day, chance);
    }

    /// <summary>Who wants the product on this day; those who come when the shelf is empty are lost.</summary>
    private List<Wish> WishesFor(int index, Store store, int storeIndex, double mean, DayOfTrade day, Chance chance)
    {
        var product = Products[index];
        var wishes = new List<Wish>();
        var purchases = chance.NegativeBinomial(mean, product.Steadiness * (1 + mean));
        for (var i = 0; i < purchases; i++)
            wishes.Add(
                new Wish(index, Season.Moment(store, chance), chance.Run(product.Another, DemandModel.MostUnits)));
        wishes.Sort((a, b) => a.At.CompareTo(b.At));

        var (demand, sold) = (0, 0);
        for (var i = 0; i < wishes.Count; i++)
        {
            demand += wishes[i].Units;
            var taken = _shelves[index, storeIndex].Take(wishes[i].Units);
            sold += taken;
            wishes[i] = wishes[i] with { Units = taken };
        }

        day.Truth.Add(
            new TradeTruth(day.Date, product.Sku, store.Id, _tags[index].Paid, _tags[index].PromotionId is not null,
                mean * DemandModel.UnitsPerPurchase(product), demand, sold));
        wishes.RemoveAll(wish => wish.Units == 0);
        return wishes;
    }

    /// <summary>People who come one after the other are put together into orders of one to six lines.</summary>
    private void FillBaskets(List<Wish> wishes, Store store, DayOfTrade day, Chance chance)
    {
        var order = 0;
        for (var i = 0; i < wishes.Count;)
        {
            var lines = Math.Min(chance.Run(0.45, 6), wishes.Count - i);
            var orderId = $"{store.Id}-{day.Date:yyMMdd}-{++order:0000}";
            var customer = _population.Buyer(store, day.Date, chance);
            var at = day.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
                + TimeSpan.FromSeconds(Math.Floor(wishes[i].At.TotalSeconds));
            for (var line = 1; line <= lines; line++, i++)
            {
                var sale = ShopEvents.Sale(
                    orderId, line, at, Products[wishes[i].Product], wishes[i].Units, _tags[wishes[i].Product], customer,
                    store, _settings.Currency);
                day.Sales.Add(sale);
                MaybeReturn(sale, day.Date, chance);
            }
        }
    }

    private void MaybeReturn(SaleRecorded sale, DateOnly day, Chance chance)
    {
        if (!chance.Happens(sale.Channel == "web" ? 0.05 : 0.015))
            return;
        var back = day.AddDays(3 + chance.Below(18));
        if (!_returns.TryGetValue(back, out var sales))
            _returns[back] = sales = [];
        sales.Add(ShopEvents.Return(sale, back));
    }

    private void TakeBack(DayOfTrade day)
    {
        if (!_returns.Remove(day.Date, out var returns))
            return;
        foreach (var sale in returns)
        {
            day.Sales.Add(sale);
            Shelves().First(shelf => shelf.Product.Sku == sale.Sku && shelf.Store.Id == sale.StoreId).PutBack(
                (int)-sale.Quantity!.Value);
        }
    }

    private void OrderMore(DayOfTrade day, Chance chance)
    {
        var sold = day.Truth.ToDictionary(row => (row.Sku, row.StoreId), row => row.Sold);
        foreach (var shelf in Shelves())
            if (shelf.Review(
                day.Date, sold.GetValueOrDefault((shelf.Product.Sku, shelf.Store.Id)), chance) is { } delivery)
                day.Inventory.Add(ShopEvents.Ordered(shelf, delivery));
    }

    /// <summary>Somebody wants so many units of a product at that time of the day.</summary>
    private readonly record struct Wish(int Product, TimeSpan At, int Units);
}

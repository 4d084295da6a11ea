namespace BizPulse.Simulator.Shop;

public sealed record Customer(string Id, string Country, DateOnly Joined);

/// <summary>
/// The people who buy. Each has a store they go to and a habit: a few come every week, most now and then. The base
/// grows over the history, and some shop customers pay without saying who they are.
/// </summary>
public sealed class Population
{
    private const double AnonymousInShops = 0.25, AnonymousOnTheWeb = 0.03;
    private readonly Dictionary<string, (Customer[] Customers, double[] Habits)> _byStore = [];

    public Population(ShopSettings settings)
    {
        var chance = Chance.For(settings.Seed, "population");
        var countries = Chance.RunningTotals(Store.WebCountries.Select(country => country.Weight));
        var number = 0;
        foreach (var store in Store.All)
        {
            var customers = new Customer[Math.Max(1, (int)(settings.Customers * store.Share))];
            var habits = new double[customers.Length];
            for (var i = 0; i < customers.Length; i++)
            {
                var country = store.IsWeb ? Store.WebCountries[chance.PickIndex(countries)].Country : store.Country;
                var joined =
                    chance.Happens(0.4) ? settings.FirstDay : settings.FirstDay.AddDays(chance.Below(settings.Days));
                customers[i] = new Customer($"C{100_000 + ++number}", country, joined);
                habits[i] = Math.Exp(chance.Normal(0, 1.1));
            }

            _byStore[store.Id] = (customers, Chance.RunningTotals(habits));
        }
    }

    /// <summary>Who pays at the till; null = nobody asked for a name.</summary>
    public Customer? Buyer(Store store, DateOnly day, Chance chance)
    {
        if (chance.Happens(store.IsWeb ? AnonymousOnTheWeb : AnonymousInShops))
            return null;

        var (customers, habits) = _byStore[store.Id];
        for (var attempt = 0; attempt < 8; attempt++)
            if (customers[chance.PickIndex(habits)] is var customer && customer.Joined <= day)
                return customer;
        return null;
    }
}

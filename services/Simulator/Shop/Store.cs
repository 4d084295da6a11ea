namespace BizPulse.Simulator.Shop;

/// <summary>
/// A place that sells from its own stock. The web store ships to many countries, a shop serves the one it stands in.
/// </summary>
public sealed record Store(string Id, string Channel, string Country, string Region, double Share)
{
    public static readonly IReadOnlyList<Store> All =
    [
        new("WEB", "web", "Germany", "Online", 0.38),
        new("BER-01", "shop", "Germany", "Berlin", 0.20),
        new("PAR-01", "shop", "France", "Île-de-France", 0.17),
        new("AMS-01", "shop", "Netherlands", "Noord-Holland", 0.14),
        new("VIE-01", "shop", "Austria", "Wien", 0.11),
    ];

    /// <summary>Where web customers live, by weight.</summary>
    public static readonly IReadOnlyList<(string Country, double Weight)> WebCountries =
    [
        ("Germany", 0.34), ("France", 0.17), ("Netherlands", 0.12), ("Austria", 0.09), ("Belgium", 0.07),
        ("Italy", 0.06),
        ("Spain", 0.05), ("Poland", 0.04), ("Denmark", 0.03), ("Sweden", 0.02), ("Ireland", 0.01),
    ];

    public bool IsWeb => Channel == "web";

    /// <summary>Shops are closed on Sundays and on the days when the whole street is; the web never closes.</summary>
    public bool IsOpen(DateOnly day) => IsWeb || (day.DayOfWeek != DayOfWeek.Sunday && !Season.IsPublicHoliday(day));
}

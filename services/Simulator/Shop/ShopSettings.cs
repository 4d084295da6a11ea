namespace BizPulse.Simulator.Shop;

/// <summary>
/// What kind of shop it is. The same settings give the same shop and the same history, event by event.
/// </summary>
public sealed record ShopSettings
{
    public long Seed { get; init; } = 20_26;
    public int Products { get; init; } = 120;
    public int Customers { get; init; } = 6_000;

    /// <summary>First business day of the history.</summary>
    public DateOnly FirstDay { get; init; } = new(2024, 1, 1);
    public int Days { get; init; } = 730;

    /// <summary>Sale lines expected over <see cref="Days"/>; chance moves the real count by a percent or two.</summary>
    public int Lines { get; init; } = 240_000;

    public string Currency { get; init; } = "GBP";

    /// <summary>How many of the last days of the history have hourly views, cart adds and purchases.</summary>
    public int EngagementDays { get; init; } = 14;

    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    public static ShopSettings From(SimulatorSettings settings, DateOnly firstDay, string currency) => new()
    {
        Seed = settings.Seed,
        Products = settings.Products,
        FirstDay = firstDay,
        Days = settings.HistoryDays,
        Lines = settings.Lines,
        Currency = currency,
    };
}

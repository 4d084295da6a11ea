namespace BizPulse.Simulator.Shop;

public enum PriceStrategy
{
    /// <summary>Stays at the list price.</summary>
    Standard,

    /// <summary>Wanders around the list price (Gaussian).</summary>
    Moderate,

    /// <summary>Anywhere between its bounds (uniform).</summary>
    Aggressive,
}

/// <summary>An article of the shop with the truth about its demand, which nobody outside the simulator sees.</summary>
public sealed record Product
{
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required Category Category { get; init; }
    public required string Brand { get; init; }
    public required decimal BasePrice { get; init; }
    public required decimal MinPrice { get; init; }
    public required decimal MaxPrice { get; init; }
    public required decimal UnitCost { get; init; }
    public required PriceStrategy Strategy { get; init; }
    public required double Rating { get; init; }

    /// <summary>Share of all demand; slow movers sell once in weeks.</summary>
    public required double Popularity { get; init; }
    public required double Elasticity { get; init; }

    /// <summary>Size of the negative binomial: small = bursts, large = nearly Poisson.</summary>
    public required double Steadiness { get; init; }

    /// <summary>Chance that a buyer takes one more of the same.</summary>
    public required double Another { get; init; }

    public required string SupplierId { get; init; }
    public required int LeadTimeDays { get; init; }
    public required int PackSize { get; init; }
    public required int Moq { get; init; }

    /// <summary>How much of a proper safety stock the shop keeps: those well below 1 run out now and then.</summary>
    public required double Caution { get; init; }

    public required DateOnly Launch { get; init; }
    public DateOnly? PhasedOut { get; init; }

    /// <summary>
    /// Its initials on its category's colour, drawn into the address itself: the demo needs no image files.
    /// </summary>
    public string ImageUrl =>
        "data:image/svg+xml," + Uri.EscapeDataString(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="16" fill="{Category.Colour}"/>"""
            + $"""<text x="48" y="60" font-family="sans-serif" font-size="36" font-weight="600" fill="#fff" text-anchor="middle">{Initials}</text></svg>""");

    private string Initials => string.Concat(Name.Split(' ').Take(2).Select(word => word[0]));

    public bool IsOnSale(DateOnly day) => day >= Launch && (PhasedOut is not { } end || day < end);

    /// <summary>
    /// A new product finds its buyers within some weeks; one that is phased out loses them in its last month.
    /// </summary>
    public double Lifecycle(DateOnly day)
    {
        if (!IsOnSale(day))
            return 0;
        var rise = 1 - Math.Exp(-(day.DayNumber - Launch.DayNumber + 3) / 14.0);
        var decline = PhasedOut is { } end ? Math.Min(1, (end.DayNumber - day.DayNumber) / 30.0) : 1;
        return rise * decline;
    }
}

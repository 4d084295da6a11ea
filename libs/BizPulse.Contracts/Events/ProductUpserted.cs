namespace BizPulse.Contracts;

/// <summary>The whole description of a product: the newest one holds, and what it leaves out is unknown.</summary>
public sealed record ProductUpserted : CatalogEvent
{
    public string? Name { get; init; }

    public string? Category { get; init; }

    public string? Brand { get; init; }

    public string? ImageUrl { get; init; }

    /// <summary>Holds from the event's business day on.</summary>
    public decimal? UnitCost { get; init; }

    public decimal? ListPrice { get; init; }

    public decimal? MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    /// <summary>aggressive, moderate or standard.</summary>
    public string? PriceStrategy { get; init; }

    public string? SupplierId { get; init; }

    public int? LeadTimeDays { get; init; }

    public int? PackSize { get; init; }

    /// <summary>Minimum order quantity.</summary>
    public int? Moq { get; init; }

    /// <summary>0 to 5.</summary>
    public decimal? Rating { get; init; }

    /// <summary>goods (the default) or service; a service has neither stock nor forecast.</summary>
    public string? Kind { get; init; }
}

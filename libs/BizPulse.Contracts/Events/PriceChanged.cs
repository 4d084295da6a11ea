namespace BizPulse.Contracts;

/// <summary>The list price from now on.</summary>
public sealed record PriceChanged : CatalogEvent
{
    public decimal? Price { get; init; }
}

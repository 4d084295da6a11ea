namespace BizPulse.Contracts;

/// <summary>The whole description of a supplier: the newest one holds. It has no sku.</summary>
public sealed record SupplierUpserted : CatalogEvent
{
    public string? SupplierId { get; init; }

    public string? Name { get; init; }

    public int? LeadTimeDays { get; init; }

    /// <summary>Standard deviation of the lead time.</summary>
    public decimal? LeadTimeSpreadDays { get; init; }

    public override string? Key => SupplierId;
}

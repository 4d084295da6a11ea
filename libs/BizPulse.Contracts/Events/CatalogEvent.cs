using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>What is known of a product or supplier; told apart by <c>type</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ProductUpserted), "ProductUpserted")]
[JsonDerivedType(typeof(PriceChanged), "PriceChanged")]
[JsonDerivedType(typeof(SupplierUpserted), "SupplierUpserted")]
public abstract record CatalogEvent : BusinessEvent
{
    public DateTime? OccurredAt { get; init; }

    public override DateTime? Time => OccurredAt;

    public override string Topic => Topics.Catalog;
}

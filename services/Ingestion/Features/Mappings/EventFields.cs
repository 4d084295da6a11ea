namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>The fields that a mapping can fill, by kind.</summary>
internal static class EventFields
{
    private static readonly string[] Sales =
    [
        "eventId", "source", "orderId", "lineNo", "occurredAt", "sku", "productName", "quantity", "unitPrice",
        "discount", "currency", "customerId", "country", "region", "storeId", "channel", "promotionId",
    ];

    private static readonly string[] Inventory =
    [
        "eventId", "type", "occurredAt", "sku", "location", "quantity", "supplierId", "reason", "purchaseOrderId",
        "unitCost", "expectedOn",
    ];

    private static readonly string[] Catalog =
    [
        "eventId", "occurredAt", "sku", "name", "category", "brand", "imageUrl", "unitCost", "listPrice", "minPrice",
        "maxPrice", "priceStrategy", "supplierId", "leadTimeDays", "packSize", "moq", "rating", "kind",
    ];

    private static readonly string[] Engagement =
    [
        "eventId", "hour", "sku", "views", "cartAdds", "purchases", "rating", "currentPrice", "basePrice",
        "popularityFactor",
    ];

    public static IReadOnlyList<string> Of(ImportKind kind) => kind switch
    {
        ImportKind.Sales => Sales,
        ImportKind.Inventory => Inventory,
        ImportKind.Catalog => Catalog,
        _ => Engagement,
    };

    /// <summary>Without these no row can become an event.</summary>
    public static IReadOnlyList<string> Required(ImportKind kind) => kind switch
    {
        ImportKind.Sales => ["orderId", "occurredAt", "sku", "quantity", "unitPrice"],
        ImportKind.Inventory => ["type", "occurredAt", "sku", "quantity"],
        ImportKind.Catalog => ["sku"],
        _ => ["hour", "sku"],
    };
}

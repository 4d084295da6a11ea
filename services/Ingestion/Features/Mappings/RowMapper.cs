using BizPulse.Contracts;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>
/// Makes events of a file's rows. An event's id follows from the mapping, the row and how often that row occurred
/// before in the file: the same file again, or an overlapping export, changes nothing, while real duplicates inside a
/// file count.
/// </summary>
internal sealed class RowMapper(ColumnMapping mapping, EventLimits limits, DateTime now)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone);
    private readonly RowOccurrences _occurrences = new();
    private readonly Dictionary<string, int> _orderLines = [];
    private readonly HashSet<string> _described = [];

    /// <summary>The row's event first; then what the row tells besides, such as the name of a product.</summary>
    public (ParsedEvent Event, ProductUpserted? Product) Read(FileRow row)
    {
        if (row.Problem is { } problem)
            return (new ParsedEvent(null, [new EventProblem("row", problem)]), null);

        var fields = new MappedRow(row, mapping, _zone);
        var subject = Event(fields);
        if (fields.Problems.Count > 0)
            return (new ParsedEvent(null, fields.Problems), null);

        var normalised = row.Normalised;
        var id = subject.EventId ?? EventIds.OfFileRow(mapping.Name, normalised, _occurrences.Count(normalised));
        var parsed = EventReader.Check(subject with { EventId = id }, limits);
        return (parsed, parsed.Event is SaleRecorded sale ? Describe(sale, fields) : null);
    }

    private BusinessEvent Event(MappedRow fields) => mapping.Kind switch
    {
        ImportKind.Sales => Sale(fields),
        ImportKind.Inventory => Movement(fields),
        ImportKind.Catalog => Product(fields),
        _ => Observation(fields),
    };

    // Corrections are often written with a negative price: the same amount as a return of one at that price.
    private SaleRecorded Sale(MappedRow fields)
    {
        var (quantity, price) = (fields.Number("quantity"), fields.Number("unitPrice"));
        if (price < 0)
            (quantity, price) = (-quantity, -price);
        var orderId = fields.Text("orderId");
        return new SaleRecorded
        {
            EventId = fields.Id("eventId"),
            Source = fields.Text("source") ?? mapping.Name,
            OrderId = orderId,
            LineNo = fields.Whole("lineNo") ?? NextLine(orderId),
            OccurredAt = fields.Time("occurredAt"),
            Sku = fields.Text("sku"),
            Quantity = quantity,
            UnitPrice = price,
            Discount = fields.Number("discount"),
            Currency = fields.Text("currency")?.ToUpperInvariant(),
            CustomerId = fields.Text("customerId"),
            Country = fields.Text("country"),
            Region = fields.Text("region"),
            StoreId = fields.Text("storeId"),
            Channel = fields.Text("channel"),
            PromotionId = fields.Text("promotionId"),
        };
    }

    private int NextLine(string? orderId) =>
        orderId is null ? 0 : _orderLines[orderId] = _orderLines.GetValueOrDefault(orderId) + 1;

    private static readonly string[] MovementTypes =
        [nameof(StockCounted), nameof(StockReceived), nameof(StockAdjusted), nameof(PurchaseOrderPlaced),
            nameof(PurchaseOrderReceived)];

    private static InventoryEvent Movement(MappedRow fields)
    {
        var supplier = fields.Text("supplierId");
        var order = fields.Text("purchaseOrderId");
        InventoryEvent movement = fields.OneOf("type", MovementTypes) switch
        {
            nameof(StockReceived) => new StockReceived { SupplierId = supplier },
            nameof(StockAdjusted) => new StockAdjusted { Reason = fields.Text("reason") },
            nameof(PurchaseOrderPlaced) => new PurchaseOrderPlaced
            {
                PurchaseOrderId = order,
                SupplierId = supplier,
                UnitCost = fields.Number("unitCost"),
                ExpectedOn = fields.Day("expectedOn"),
            },
            nameof(PurchaseOrderReceived) => new PurchaseOrderReceived { PurchaseOrderId = order },
            _ => new StockCounted(),
        };
        return movement with
        {
            EventId = fields.Id("eventId"),
            OccurredAt = fields.Time("occurredAt"),
            Sku = fields.Text("sku"),
            Location = fields.Text("location"),
            Quantity = fields.Number("quantity"),
        };
    }

    private ProductUpserted Product(MappedRow fields) => new()
    {
        EventId = fields.Id("eventId"),
        OccurredAt = fields.Time("occurredAt") ?? now,
        Sku = fields.Text("sku"),
        Name = fields.Text("name"),
        Category = fields.Text("category"),
        Brand = fields.Text("brand"),
        ImageUrl = fields.Text("imageUrl"),
        UnitCost = fields.Number("unitCost"),
        ListPrice = fields.Number("listPrice"),
        MinPrice = fields.Number("minPrice"),
        MaxPrice = fields.Number("maxPrice"),
        PriceStrategy = fields.Text("priceStrategy")?.ToLowerInvariant(),
        SupplierId = fields.Text("supplierId"),
        LeadTimeDays = fields.Whole("leadTimeDays"),
        PackSize = fields.Whole("packSize"),
        Moq = fields.Whole("moq"),
        Rating = fields.Number("rating"),
        Kind = fields.Text("kind")?.ToLowerInvariant(),
    };

    private static EngagementObserved Observation(MappedRow fields) => new()
    {
        EventId = fields.Id("eventId"),
        Hour = fields.Time("hour"),
        Sku = fields.Text("sku"),
        Views = fields.Whole("views"),
        CartAdds = fields.Whole("cartAdds"),
        Purchases = fields.Whole("purchases"),
        Rating = fields.Number("rating"),
        CurrentPrice = fields.Number("currentPrice"),
        BasePrice = fields.Number("basePrice"),
        PopularityFactor = fields.Number("popularityFactor"),
    };

    /// <summary>
    /// A file of sales often names its products, and some of its codes are services. Dated by the sale, so that what
    /// the catalogue says later holds.
    /// </summary>
    private ProductUpserted? Describe(SaleRecorded sale, MappedRow fields)
    {
        var name = fields.Text("productName");
        var isService = mapping.IsService(sale.Sku!);
        if ((name is null && !isService) || !_described.Add(sale.Sku!))
            return null;
        return new ProductUpserted
        {
            EventId = EventIds.OfFileRow(mapping.Name, $"product {sale.Sku}\u001f{name}", 1),
            OccurredAt = sale.OccurredAt,
            Sku = sale.Sku,
            Name = name ?? sale.Sku,
            Kind = isService ? "service" : null,
        };
    }
}

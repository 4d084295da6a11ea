using BizPulse.Contracts;

namespace BizPulse.Simulator.Shop;

/// <summary>
/// The shop's doings in the words of the system: one place where simulated things become events. Ids follow from what
/// they identify.
/// </summary>
internal static class ShopEvents
{
    public const string Source = "simulator";
    // The web sells at any hour: what changes a day is booked before it begins.
    private static readonly TimeOnly DayBegins = TimeOnly.MinValue, ClosingTime = new(21, 0);

    public static SupplierUpserted Supplier(string supplierId, DateOnly day) => new()
    {
        EventId = Id("supplier", supplierId),
        OccurredAt = At(day, DayBegins),
        SupplierId = supplierId,
        Name = $"Supplier {supplierId[^2..]}",
    };

    public static ProductUpserted Upserted(Product product, DateOnly day) => new()
    {
        EventId = Id("product", product.Sku),
        OccurredAt = At(day, DayBegins),
        Sku = product.Sku,
        Name = product.Name,
        Category = product.Category.Name,
        Brand = product.Brand,
        ImageUrl = product.ImageUrl,
        UnitCost = product.UnitCost,
        ListPrice = product.BasePrice,
        MinPrice = product.MinPrice,
        MaxPrice = product.MaxPrice,
        PriceStrategy = product.Strategy.ToString().ToLowerInvariant(),
        SupplierId = product.SupplierId,
        LeadTimeDays = product.LeadTimeDays,
        PackSize = product.PackSize,
        Moq = product.Moq,
        Rating = (decimal)product.Rating,
    };

    public static PriceChanged PriceChanged(Product product, decimal price, DateOnly day) => new()
    {
        EventId = Id("price", $"{product.Sku} {day:O}"),
        OccurredAt = At(day, DayBegins),
        Sku = product.Sku,
        Price = price,
    };

    public static StockCounted Counted(Shelf shelf, DateOnly day) => new()
    {
        EventId = Id("count", $"{shelf.Product.Sku} {shelf.Store.Id} {day:O}"),
        OccurredAt = At(day, DayBegins),
        Sku = shelf.Product.Sku,
        Location = shelf.Store.Id,
        Quantity = shelf.OnHand,
    };

    public static PurchaseOrderPlaced Ordered(Shelf shelf, Delivery delivery) => new()
    {
        EventId = Id("order", OrderNumber(shelf, delivery)),
        OccurredAt = At(delivery.Ordered, ClosingTime),
        Sku = shelf.Product.Sku,
        Location = shelf.Store.Id,
        Quantity = delivery.Units,
        PurchaseOrderId = OrderNumber(shelf, delivery),
        SupplierId = shelf.Product.SupplierId,
        UnitCost = shelf.Product.UnitCost,
        ExpectedOn = delivery.Ordered.AddDays(shelf.Product.LeadTimeDays),
    };

    public static PurchaseOrderReceived Received(Shelf shelf, Delivery delivery) => new()
    {
        EventId = Id("receipt", OrderNumber(shelf, delivery)),
        OccurredAt = At(delivery.Arrives, DayBegins),
        Sku = shelf.Product.Sku,
        Location = shelf.Store.Id,
        Quantity = delivery.Units,
        PurchaseOrderId = OrderNumber(shelf, delivery),
    };

    public static SaleRecorded Sale(
        string orderId, int lineNo, DateTime at, Product product, int units, PriceTag tag, Customer? customer,
        Store store, string currency) =>
        new()
        {
            EventId = EventIds.OfOrderLine(Source, orderId, lineNo),
            Source = Source,
            OrderId = orderId,
            LineNo = lineNo,
            OccurredAt = at,
            Sku = product.Sku,
            Quantity = units,
            UnitPrice = tag.Price,
            Discount = tag.Reduction * units,
            Currency = currency,
            CustomerId = customer?.Id,
            Country = customer?.Country ?? store.Country,
            Region = store.Region,
            StoreId = store.Id,
            Channel = store.Channel,
            PromotionId = tag.PromotionId,
        };

    /// <summary>The whole line comes back some days later, at the price that was paid.</summary>
    public static SaleRecorded Return(SaleRecorded sale, DateOnly day) => sale with
    {
        EventId = EventIds.OfOrderLine(Source, $"R-{sale.OrderId}", sale.LineNo!.Value),
        OrderId = $"R-{sale.OrderId}",
        OccurredAt = day.ToDateTime(TimeOnly.FromDateTime(sale.OccurredAt!.Value), DateTimeKind.Utc),
        Quantity = -sale.Quantity,
        UnitPrice = sale.UnitPrice - sale.Discount / sale.Quantity,
        Discount = 0,
        PromotionId = null,
    };

    public static EngagementObserved Engaged(
        Product product, DateTime hour, int views, int cartAdds, int purchases, double rating, decimal price,
        double popularity) =>
        new()
        {
            EventId = Id("engagement", $"{product.Sku} {hour:O}"),
            Sku = product.Sku,
            Hour = hour,
            Views = views,
            CartAdds = cartAdds,
            Purchases = purchases,
            Rating = (decimal)rating,
            CurrentPrice = price,
            BasePrice = product.BasePrice,
            PopularityFactor = (decimal)popularity,
        };

    private static string OrderNumber(Shelf shelf, Delivery delivery) =>
        $"PO-{delivery.Ordered:yyMMdd}-{shelf.Store.Id}-{shelf.Product.Sku}";

    private static Guid Id(string kind, string subject) => EventIds.OfOrderLine($"{Source}/{kind}", subject, 0);

    private static DateTime At(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc);
}

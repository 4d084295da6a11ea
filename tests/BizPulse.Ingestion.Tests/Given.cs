using BizPulse.Contracts;

namespace BizPulse.Ingestion.Tests;

/// <summary>Events as a test needs them.</summary>
internal static class Given
{
    public static SaleRecorded Sale(
        string sku = "CUP", decimal quantity = 1, decimal price = 10, string order = "O-1", DateTime? at = null) =>
        new()
        {
            EventId = Guid.NewGuid(),
            OrderId = order,
            LineNo = 1,
            OccurredAt = at ?? Pipeline.Now.AddDays(-1),
            Sku = sku,
            Quantity = quantity,
            UnitPrice = price,
            Currency = "EUR",
        };

    public static T Movement<T>(decimal quantity, string sku = "CUP", DateTime? at = null)
        where T : InventoryEvent, new() =>
        new() { EventId = Guid.NewGuid(), OccurredAt = at ?? Pipeline.Now.AddDays(-1), Sku = sku, Quantity = quantity };

    /// <summary>A shop's mixed events, the same ones for the same seed.</summary>
    public static List<BusinessEvent> Mixed(int seed, int count)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Any(chance))];
    }

    private static BusinessEvent Any(Random chance) => chance.Next(20) switch
    {
        < 13 => AnySale(chance),
        13 => AnyMovement(chance, new StockCounted()),
        14 => AnyMovement(chance, new StockReceived { SupplierId = "S" }),
        15 => AnyMovement(chance, new StockAdjusted { Reason = "found" }),
        16 => AnyMovement(chance, new StockTransferred { ToLocation = $"store-{chance.Next(3)}" }),
        17 => chance.Next(3) switch
        {
            0 => AnyMovement(
                chance,
                new PurchaseOrderPlaced { PurchaseOrderId = $"PO-{chance.Next(3)}", SupplierId = "S", UnitCost = 3 }),
            1 => AnyMovement(chance, new PurchaseOrderReceived { PurchaseOrderId = $"PO-{chance.Next(3)}" }),
            _ => AnyMovement(chance, new ShipmentDispatched { PurchaseOrderId = $"PO-{chance.Next(3)}" }),
        },
        18 => new ProductUpserted
        {
            EventId = Id(chance),
            Sku = Sku(chance),
            OccurredAt = Time(chance),
            Name = $"Name {chance.Next(9)}",
            UnitCost = chance.Next(1, 9),
            ListPrice = chance.Next(9, 20),
        },
        _ => new EngagementObserved
        {
            EventId = Id(chance),
            Sku = Sku(chance),
            Hour = Time(chance),
            Views = chance.Next(100),
            CartAdds = chance.Next(10),
            Purchases = 1
        },
    };

    private static SaleRecorded AnySale(Random chance) => new()
    {
        EventId = Id(chance),
        OrderId = $"O-{chance.Next(40)}",
        LineNo = chance.Next(5),
        OccurredAt = Time(chance),
        Sku = Sku(chance),
        Quantity = chance.Next(8) == 0 ? -chance.Next(1, 4) : chance.Next(1, 9),
        UnitPrice = chance.Next(1, 9999) / 100m,
        Discount = chance.Next(3) == 0 ? 0.25m : null,
        Currency = chance.Next(10) == 0 ? "USD" : "EUR",
        CustomerId = chance.Next(3) == 0 ? null : $"C-{chance.Next(9)}",
        Country = chance.Next(2) == 0 ? "DE" : "FR",
        StoreId = chance.Next(4) == 0 ? null : $"store-{chance.Next(3)}",
        Channel = chance.Next(2) == 0 ? "web" : "till",
        PromotionId = chance.Next(5) == 0 ? "P" : null,
        Source = chance.Next(3) is > 0 and var till ? $"till-{till}" : null,
    };

    private static T AnyMovement<T>(Random chance, T movement) where T : InventoryEvent => movement with
    {
        EventId = Id(chance),
        Sku = Sku(chance),
        OccurredAt = Time(chance),
        Quantity = chance.Next(1, 50),
        Location = chance.Next(4) == 0 ? null : $"store-{chance.Next(3)}",
    };

    private static Guid Id(Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new(bytes);
    }

    private static string Sku(Random chance) => $"SKU-{chance.Next(6)}";

    // Coarse, so that things happen at the same instant too.
    private static DateTime Time(Random chance) => Pipeline.Now.AddHours(-chance.Next(1, 60));
}

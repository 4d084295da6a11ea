namespace BizPulse.Contracts.Rules;

internal static class InventoryRules
{
    internal static void Check(InventoryEvent movement, EventLimits limits, ref Problems problems)
    {
        problems.Code("sku", movement.Sku);
        problems.Time("occurredAt", movement.OccurredAt, limits);
        problems.OptionalText("location", movement.Location);
        CheckQuantity(movement, ref problems);
        switch (movement)
        {
            case StockReceived received:
                problems.OptionalText("supplierId", received.SupplierId);
                break;
            case StockAdjusted adjusted:
                problems.OptionalText("reason", adjusted.Reason, Problems.LongestText);
                break;
            case StockTransferred transferred:
                problems.Code("toLocation", transferred.ToLocation);
                break;
            case PurchaseOrderPlaced placed:
                problems.Code("purchaseOrderId", placed.PurchaseOrderId);
                problems.OptionalText("supplierId", placed.SupplierId);
                problems.Between("unitCost", placed.UnitCost, 0, Problems.HighestPrice);
                problems.Scale("unitCost", placed.UnitCost, 6);
                break;
            case PurchaseOrderReceived received:
                problems.Code("purchaseOrderId", received.PurchaseOrderId);
                break;
            case ShipmentDispatched dispatched:
                problems.Code("purchaseOrderId", dispatched.PurchaseOrderId);
                break;
        }
    }

    // Only an adjustment may take away; a count may find nothing, and an order of nothing is a cancelled one.
    private static void CheckQuantity(InventoryEvent movement, ref Problems problems)
    {
        var least = movement is StockAdjusted ? -Problems.MostUnits : 0;
        problems.RequiredBetween("quantity", movement.Quantity, least, Problems.MostUnits);
        problems.Scale("quantity", movement.Quantity, 3);
        if (movement.Quantity == 0 && movement is not (StockCounted or PurchaseOrderPlaced))
            problems.Add("quantity", "must not be zero");
    }
}

namespace BizPulse.Contracts.Rules;

internal static class SaleRules
{
    internal static void Check(SaleRecorded sale, EventLimits limits, ref Problems problems)
    {
        problems.Code("sku", sale.Sku);
        problems.Code("orderId", sale.OrderId);
        problems.RequiredBetween("lineNo", sale.LineNo, 0, int.MaxValue);
        problems.Time("occurredAt", sale.OccurredAt, limits);
        CheckMoney(sale, ref problems);
        problems.OptionalText("source", sale.Source);
        problems.OptionalText("customerId", sale.CustomerId);
        problems.OptionalText("country", sale.Country);
        problems.OptionalText("region", sale.Region);
        problems.OptionalText("storeId", sale.StoreId);
        problems.OptionalText("channel", sale.Channel);
        problems.OptionalText("promotionId", sale.PromotionId);
    }

    private static void CheckMoney(SaleRecorded sale, ref Problems problems)
    {
        problems.RequiredBetween("quantity", sale.Quantity, -Problems.MostUnits, Problems.MostUnits);
        problems.Scale("quantity", sale.Quantity, 3);
        if (sale.Quantity == 0)
            problems.Add("quantity", "must not be zero");
        problems.RequiredBetween("unitPrice", sale.UnitPrice, 0, Problems.HighestPrice);
        problems.Scale("unitPrice", sale.UnitPrice, 6);
        problems.Between("discount", sale.Discount, -Problems.HighestAmount, Problems.HighestAmount);
        problems.Scale("discount", sale.Discount, 6);
        if (sale.Currency is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            problems.Add(
                "currency", sale.Currency is null ? "is required" : "must be three capital letters, such as EUR");
        if (problems.Found.Count == 0
            && Math.Abs(sale.Quantity!.Value * sale.UnitPrice!.Value) > Problems.HighestAmount)
            problems.Add("unitPrice", $"makes the line worth more than {Problems.HighestAmount}");
    }
}

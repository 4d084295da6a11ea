namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>Mappings that come with BizPulse.</summary>
internal static class BuiltInMappings
{
    /// <summary>
    /// The public "Online Retail" data set of the UCI repository. Its codes without a product behind them are postage,
    /// fees and corrections.
    /// </summary>
    private static readonly ColumnMapping UciOnlineRetail = new(
        "uci-online-retail", ImportKind.Sales, "Europe/London",
        new Dictionary<string, string>
        {
            ["orderId"] = "InvoiceNo",
            ["sku"] = "StockCode",
            ["productName"] = "Description",
            ["quantity"] = "Quantity",
            ["occurredAt"] = "InvoiceDate",
            ["unitPrice"] = "UnitPrice",
            ["customerId"] = "CustomerID",
            ["country"] = "Country",
        },
        new Dictionary<string, string> { ["currency"] = "GBP", ["source"] = "uci-online-retail" },
        ServiceSkus: ["POST", "DOT", "D", "M", "B", "S", "C2", "CRUK", "PADS", "BANK CHARGES", "AMAZONFEE", "gift_*"]);

    /// <summary>The hourly data set of the simulator.</summary>
    private static readonly ColumnMapping SimulatorHourly = new(
        "simulator-hourly", ImportKind.Engagement, "UTC",
        new Dictionary<string, string>
        {
            ["hour"] = "timestamp",
            ["sku"] = "product_id",
            ["views"] = "views",
            ["cartAdds"] = "cart_adds",
            ["purchases"] = "purchases",
            ["rating"] = "rating",
            ["currentPrice"] = "current_price",
            ["basePrice"] = "base_price",
            ["popularityFactor"] = "popularity_factor",
        });

    /// <summary>Sales as BizPulse itself writes them: each column bears the name of its field.</summary>
    private static readonly ColumnMapping OwnExport = new(
        "bizpulse-sales", ImportKind.Sales, "UTC",
        EventFields.Of(ImportKind.Sales).ToDictionary(field => field, field => field));

    public static IReadOnlyList<ColumnMapping> All { get; } = [UciOnlineRetail, SimulatorHourly, OwnExport];
}

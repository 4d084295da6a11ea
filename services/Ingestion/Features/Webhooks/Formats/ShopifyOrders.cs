using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>
/// Shopify: <c>orders/create</c> and <c>orders/paid</c> become sales (once, whichever comes first),
/// <c>refunds/create</c> returns. Signed by <c>X-Shopify-Hmac-Sha256</c>.
/// </summary>
/// <remarks>shopify.dev, "HTTPS webhooks" and the REST Admin API's Order and Refund.</remarks>
internal sealed class ShopifyOrders : IWebhookFormat
{
    public string Kind => "shopify";

    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now) =>
        Signatures.IsBase64OfBody(headers["X-Shopify-Hmac-Sha256"], body, secret);

    public IEnumerable<ParsedEvent> Read(IHeaderDictionary headers, JsonElement body, string source, EventLimits limits)
    {
        var sales = headers["X-Shopify-Topic"].ToString() switch
        {
            "orders/create" or "orders/paid" => Lines(body, source),
            "refunds/create" => Refunds(body, source),
            _ => [],
        };
        return sales.Select(sale => EventReader.Check(sale, limits));
    }

    private static IEnumerable<SaleRecorded> Lines(JsonElement order, string source) =>
        order.Items("line_items").Select((line, index) => Sale(order, line, index + 1, source));

    // Revenue is net of tax: where prices include it, the line's taxes come off.
    private static SaleRecorded Sale(JsonElement order, JsonElement line, int number, string source)
    {
        var quantity = line.Number("quantity");
        var tax = order.Flag("taxes_included")
            ? line.Items("tax_lines").Sum(taxLine => taxLine.Number("price") ?? 0)
            : 0;
        var orderId = order.Text("id");
        return new SaleRecorded
        {
            EventId = EventIds.OfFileRow($"webhook/{source}", $"{orderId}/{line.Text("id")}", 1),
            Source = source,
            OrderId = orderId,
            LineNo = number,
            OccurredAt = order.Time("created_at"),
            Sku = SkuOf(line),
            Quantity = quantity,
            UnitPrice = line.Number("price"),
            Discount = line.Items("discount_allocations").Sum(discount => discount.Number("amount") ?? 0) + tax,
            Currency = order.Text("currency"),
            CustomerId = order.Child("customer")?.Text("id"),
            Country = order.Child("shipping_address")?.Text("country")
                ?? order.Child("billing_address")?.Text("country"),
            Channel = order.Text("source_name"),
        };
    }

    private static IEnumerable<SaleRecorded> Refunds(JsonElement refund, string source) =>
        refund.Items("refund_line_items").Select((line, index) => Return(refund, line, index + 1, source));

    private static SaleRecorded Return(JsonElement refund, JsonElement line, int number, string source)
    {
        var quantity = line.Number("quantity");
        var item = line.Child("line_item") ?? default;
        return new SaleRecorded
        {
            EventId = EventIds.OfFileRow($"webhook/{source}/refund", $"{refund.Text("id")}/{line.Text("id")}", 1),
            Source = source,
            OrderId = $"R-{refund.Text("id")}",
            LineNo = number,
            OccurredAt = refund.Time("created_at"),
            Sku = SkuOf(item),
            Quantity = -quantity,
            UnitPrice = quantity > 0 ? decimal.Round((line.Number("subtotal") ?? 0) / quantity.Value, 6) : null,
            Currency = line.Child("subtotal_set")?.Child("shop_money")?.Text("currency_code"),
        };
    }

    // Not every variant has a sku; its own number is then the only name it has.
    private static string? SkuOf(JsonElement line) => line.Text("sku") ?? line.Text("variant_id");
}

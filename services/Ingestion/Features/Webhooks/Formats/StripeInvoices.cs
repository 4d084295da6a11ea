using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>
/// Stripe: the lines of <c>invoice.paid</c> and <c>checkout.session.completed</c> (with expanded line items) become
/// sales. A line's product is its sku, unless its metadata names one. Signed by <c>Stripe-Signature</c>.
/// </summary>
/// <remarks>
/// docs.stripe.com, "Verify webhook signatures" and the Invoice, Line Item and Checkout Session objects.
/// </remarks>
internal sealed class StripeInvoices : IWebhookFormat
{
    private static readonly HashSet<string> WithoutCents =
        ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF"];

    private const decimal LastSecond = 253_402_300_800; // of the year 9999

    public string Kind => "stripe";

    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now) =>
        Signatures.IsTimestamped(headers["Stripe-Signature"], body, secret, now);

    public IEnumerable<ParsedEvent> Read(IHeaderDictionary headers, JsonElement body, string source, EventLimits limits)
    {
        var subject = body.Child("data")?.Child("object") ?? default;
        var sales = body.Text("type") switch
        {
            "invoice.paid" => Lines(subject, subject.Child("lines"), source),
            "checkout.session.completed" => Lines(subject, subject.Child("line_items"), source),
            _ => [],
        };
        return sales.Select(sale => EventReader.Check(sale, limits));
    }

    private static IEnumerable<SaleRecorded> Lines(JsonElement order, JsonElement? lines, string source) =>
        lines?.Items("data").Select((line, index) => Sale(order, line, index + 1, source)) ?? [];

    private static SaleRecorded Sale(JsonElement order, JsonElement line, int number, string source)
    {
        var currency = (line.Text("currency") ?? order.Text("currency"))?.ToUpperInvariant();
        var unit = WithoutCents.Contains(currency ?? "") ? 1m : 100m;
        var quantity = line.Number("quantity") is > 0 and var given ? given : 1;
        var amount = (line.Number("amount_subtotal") ?? line.Number("amount")) / unit;
        var orderId = order.Text("id");
        return new SaleRecorded
        {
            EventId = EventIds.OfFileRow($"webhook/{source}", $"{orderId}/{line.Text("id")}", 1),
            Source = source,
            OrderId = orderId,
            LineNo = number,
            OccurredAt = order.Number("created") is > 0 and < LastSecond and var seconds
                ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime
                : null,
            Sku = line.Child("metadata")?.Text("sku") ?? ProductOf(line),
            Quantity = amount < 0 ? -quantity : quantity, // a credit
            UnitPrice = amount is { } total ? decimal.Round(Math.Abs(total) / quantity, 6) : null,
            Discount =
                (line.Number("amount_discount")
                    ?? line.Items("discount_amounts").Sum(discount => discount.Number("amount") ?? 0)) / unit,
            Currency = currency,
            CustomerId = order.Text("customer"),
            Country = order.Child("customer_address")?.Text("country")
                ?? order.Child("customer_details")?.Child("address")?.Text("country"),
            Channel = "web",
        };
    }

    private static string? ProductOf(JsonElement line) =>
        line.Child("pricing")?.Child("price_details")?.Text("product") ?? line.Child("price")?.Text("product");
}

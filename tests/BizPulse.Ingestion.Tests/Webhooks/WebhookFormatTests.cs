using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.Webhooks.Formats;
using Microsoft.AspNetCore.Http;

namespace BizPulse.Ingestion.Tests.Webhooks;

public sealed class WebhookFormatTests
{
    private const string Secret = "whsec_test";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly EventLimits Limits = EventLimits.At(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly byte[] Body = """{"id":1}"""u8.ToArray();

    // After the order resource of the REST Admin API.
    private const string ShopifyOrder = """
        {"id":820982911946154508,"created_at":"2025-12-31T19:00:00-05:00","currency":"USD","taxes_included":true,"source_name":"web",
         "customer":{"id":115310627314723954},"shipping_address":{"country":"United States"},
         "line_items":[
           {"id":866550311766439020,"sku":"IPOD2008PINK","variant_id":808950810,"quantity":2,"price":"199.00",
            "discount_allocations":[{"amount":"5.00"}],"tax_lines":[{"price":"3.98"}]},
           {"id":141249953214522974,"sku":"","variant_id":39072856,"quantity":1,"price":"12.50","discount_allocations":[],"tax_lines":[]}]}
        """;

    // After the refund resource.
    private const string ShopifyRefund = """
        {"id":509562969,"order_id":450789469,"created_at":"2026-01-02T10:00:00Z",
         "refund_line_items":[{"id":104689539,"quantity":2,"line_item_id":703073504,"subtotal":"398.00",
           "subtotal_set":{"shop_money":{"amount":"398.00","currency_code":"USD"}},"line_item":{"sku":"IPOD2008PINK"}}]}
        """;

    // After the event and invoice objects.
    private const string StripeInvoice = """
        {"id":"evt_1","type":"invoice.paid","data":{"object":{"id":"in_1MtHbELkdIwHu7ix","created":1680644467,"currency":"usd","customer":"cus_9s6XI9OFIdpjIg",
         "customer_address":{"country":"US"},"lines":{"data":[
           {"id":"il_1","amount":3000,"currency":"usd","quantity":3,"pricing":{"price_details":{"product":"prod_NZKdYqrwEYx6iK"}},"discount_amounts":[{"amount":300}]},
           {"id":"il_2","amount":-500,"currency":"usd","quantity":1,"metadata":{"sku":"CREDIT"}}]}}}}
        """;

    [Fact]
    public void Shopify_signs_the_body_in_base64()
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Body));
        var format = new ShopifyOrders();

        Assert.True(format.IsSigned(Headers("X-Shopify-Hmac-Sha256", signature), Body, Secret, Now));
        Assert.False(format.IsSigned(Headers("X-Shopify-Hmac-Sha256", signature), [.. Body, (byte)' '], Secret, Now));
        Assert.False(format.IsSigned(Headers("X-Shopify-Hmac-Sha256", signature), Body, "another", Now));
        Assert.False(format.IsSigned(Headers("X-Shopify-Hmac-Sha256", "not base64!"), Body, Secret, Now));
        Assert.False(format.IsSigned(new HeaderDictionary(), Body, Secret, Now));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Timestamped_signatures_hold_for_five_minutes(int age, bool holds)
    {
        var seconds = Now.ToUnixTimeSeconds() - age;

        Assert.Equal(
            holds,
            new StripeInvoices().IsSigned(
                Headers("Stripe-Signature", $"t={seconds},v1={Sign(seconds)}"), Body, Secret, Now));
        Assert.Equal(
            holds,
            new SignedEvents().IsSigned(
                Headers("X-BizPulse-Signature", $"t={seconds},v1={Sign(seconds)}"), Body, Secret, Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=1700000000")]
    [InlineData("v1=00")]
    [InlineData("t=1700000000,v1=zz")]
    [InlineData("t=1700000000,v0=SIGNED")]
    public void Other_signatures_do_not(string signature) => Assert.False(new StripeInvoices().IsSigned(
        Headers("Stripe-Signature", signature.Replace("SIGNED", Sign(1_700_000_000), StringComparison.Ordinal)), Body,
        Secret, Now));

    [Fact]
    public void One_of_several_signatures_is_enough() => Assert.True(new StripeInvoices().IsSigned(
        Headers("Stripe-Signature", $"t=1700000000,v1={new string('0', 64)},v1={Sign(1_700_000_000)}"), Body, Secret,
        Now));

    [Fact]
    public void A_shopify_order_becomes_sales_net_of_tax_and_discount()
    {
        var sales = Read(new ShopifyOrders(), ShopifyOrder, ("X-Shopify-Topic", "orders/create"));

        Assert.Equal(
            [("IPOD2008PINK", 2m, 199m, 8.98m), ("39072856", 1m, 12.5m, 0m)],
            sales.Select(sale => (sale.Sku, sale.Quantity!.Value, sale.UnitPrice!.Value, sale.Discount!.Value)));
        Assert.All(
            sales,
            sale => Assert.Equal(
                ("shop", "820982911946154508", "USD", "115310627314723954", "United States"),
                (sale.Source, sale.OrderId, sale.Currency, sale.CustomerId, sale.Country)));
        Assert.Equal(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), sales[0].OccurredAt);
    }

    [Fact]
    public void Created_and_paid_are_the_same_sales() => Assert.Equal(
        Read(new ShopifyOrders(), ShopifyOrder, ("X-Shopify-Topic", "orders/create")).Select(sale => sale.EventId),
        Read(new ShopifyOrders(), ShopifyOrder, ("X-Shopify-Topic", "orders/paid")).Select(sale => sale.EventId));

    [Fact]
    public void A_shopify_refund_becomes_returns()
    {
        var sale = Assert.Single(Read(new ShopifyOrders(), ShopifyRefund, ("X-Shopify-Topic", "refunds/create")));

        Assert.Equal(("IPOD2008PINK", -2m, 199m, "USD"), (sale.Sku, sale.Quantity, sale.UnitPrice, sale.Currency));
        Assert.Equal("shop", sale.Source);
    }

    [Fact]
    public void A_stripe_invoice_becomes_sales_in_whole_money()
    {
        var sales = Read(new StripeInvoices(), StripeInvoice);

        Assert.Equal(
            [("prod_NZKdYqrwEYx6iK", 3m, 10m, 3m), ("CREDIT", -1m, 5m, 0m)],
            sales.Select(sale => (sale.Sku, sale.Quantity!.Value, sale.UnitPrice!.Value, sale.Discount!.Value)));
    }

    [Fact]
    public void Everything_read_passes_the_rules()
    {
        using var order = JsonDocument.Parse(ShopifyOrder);
        using var refund = JsonDocument.Parse(ShopifyRefund);
        using var invoice = JsonDocument.Parse(StripeInvoice);
        ParsedEvent[] events =
        [
            .. new ShopifyOrders().Read(Headers("X-Shopify-Topic", "orders/create"), order.RootElement, "shop", Limits),
            .. new ShopifyOrders().Read(
                Headers("X-Shopify-Topic", "refunds/create"), refund.RootElement, "shop", Limits),
            .. new StripeInvoices().Read(new HeaderDictionary(), invoice.RootElement, "shop", Limits),
        ];

        Assert.Equal(5, events.Length);
        Assert.All(events, one => Assert.Empty(one.Problems));
    }

    [Fact]
    public void One_signed_event_that_is_wrong_does_not_stop_the_others()
    {
        const string Sale = """{"orderId":"1","lineNo":LINE,"occurredAt":"2026-01-02T10:00:00Z","sku":"A","quantity":1,"unitPrice":2,"currency":"EUR","eventId":ID}""";
        var blank = With("3", "null").Replace("\"sku\"", "\"source\":\" \",\"sku\"", StringComparison.Ordinal);
        using var json = JsonDocument.Parse($"[{With("1", "null")},{With("2", "\"w1\"")},null,{blank}]");

        ParsedEvent[] events = [.. new SignedEvents().Read(new HeaderDictionary(), json.RootElement, "shop", Limits)];

        Assert.Equal([1, null, null, 3], events.Select(one => (one.Event as SaleRecorded)?.LineNo));
        Assert.All(events.Select(one => one.Event).OfType<SaleRecorded>(), sale => Assert.Equal("shop", sale.Source));
        Assert.Equal(
            [("eventId", "must be a UUID"), ("body", "must be an object")],
            events.SelectMany(one => one.Problems).Select(problem => (problem.Field, problem.Reason)));

        static string With(string line, string id) =>
            Sale.Replace("LINE", line, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7e28", "1", "unitPrice")]
    [InlineData("79228162514264337593543950335", "1e-28", "unitPrice")]
    [InlineData("1", "7e28", "quantity")]
    public void A_line_of_absurd_amounts_is_named_and_does_not_stop_the_others(
        string amount, string quantity, string field)
    {
        var lines = $"[{Line(amount, quantity)},{Line("1", "1")}]";
        using var shopify = JsonDocument.Parse(
            $$$"""{"id":1,"created_at":"2026-01-02T10:00:00Z","currency":"USD","line_items":{{{lines}}},"refund_line_items":{{{lines}}}}""");
        using var stripe = JsonDocument.Parse(
            """{"type":"invoice.paid","data":{"object":{"id":1,"created":1767348000,"lines":{"data":""" + lines + "}}}}");

        foreach (var events in new[]
        {
            new ShopifyOrders().Read(Headers("X-Shopify-Topic", "orders/create"), shopify.RootElement, "shop", Limits),
            new ShopifyOrders().Read(Headers("X-Shopify-Topic", "refunds/create"), shopify.RootElement, "shop", Limits),
            new StripeInvoices().Read(new HeaderDictionary(), stripe.RootElement, "shop", Limits),
        })
            Assert.Equal([true, false], events.Select(one => one.Problems.Any(problem => problem.Field == field)));

        static string Line(string amount, string quantity) =>
            $$$"""
            {"id":1,"sku":"A","quantity":{{{quantity}}},"price":"{{{amount}}}","subtotal":"{{{amount}}}",
             "amount":{{{amount}}},
             "discount_allocations":[{"amount":{{{amount}}}},{"amount":{{{amount}}}}],"currency":"USD",
             "discount_amounts":[{"amount":{{{amount}}}},{"amount":{{{amount}}}}],"metadata":{"sku":"A"},
             "subtotal_set":{"shop_money":{"currency_code":"USD"}},"line_item":{"sku":"A"}}
            """;
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"type":"invoice.paid","data":{"object":{"lines":{"data":[7,{"quantity":{}}]}}}}""")]
    [InlineData("""{"line_items":[null,{"price":[]}]}""")]
    public void Odd_content_never_throws(string content)
    {
        Read(new StripeInvoices(), content);
        Read(
            new StripeInvoices(),
            """{"type":"invoice.paid","data":{"object":{"created":1e20,"lines":{"data":[{"amount":1}]}}}}""");
        Assert.Empty(Read(new SignedEvents(), "[null]"));
        Assert.Empty(Read(new SignedEvents(), "null"));
        Read(new ShopifyOrders(), content, ("X-Shopify-Topic", "orders/create"));
    }

    private static List<SaleRecorded> Read(
        IWebhookFormat format, string content, params (string Name, string Value)[] headers)
    {
        using var json = JsonDocument.Parse(content);
        return [
            .. format.Read(Headers(headers), json.RootElement, "shop", Limits)
                .Select(parsed => parsed.Event).OfType<SaleRecorded>()];
    }

    private static HeaderDictionary Headers(string name, string value) => Headers((name, value));

    private static HeaderDictionary Headers(params (string Name, string Value)[] headers) => new(headers.ToDictionary(
        header => header.Name, header => new Microsoft.Extensions.Primitives.StringValues(header.Value)));

    private static string Sign(long seconds) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{seconds}.{Encoding.UTF8.GetString(Body)}")));
}

using System.Text;
using System.Text.Json.Nodes;

namespace BizPulse.Contracts.Tests;

public sealed class EventReaderTests
{
    private static readonly EventLimits _limits = EventLimits.At(
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    private static readonly string _sale = """
        {"eventId":"0198c0de-0000-7000-8000-000000000001","orderId":"A-1","lineNo":1,"occurredAt":"2026-05-31T10:00:00+02:00",
         "sku":" CUP ","quantity":2,"unitPrice":4.5,"discount":1,"currency":"EUR","customerId":"C1","country":"DE","storeId":"S1"}
        """;

    [Fact]
    public void A_sale_is_read_with_its_time_in_utc_and_its_sku_trimmed()
    {
        var sale = Assert.IsType<SaleRecorded>(Read(Topics.Sales, _sale).Event);

        Assert.Equal("CUP", sale.Sku);
        Assert.Equal(new DateTime(2026, 5, 31, 8, 0, 0, DateTimeKind.Utc), sale.OccurredAt);
        Assert.Equal(2m, sale.Quantity);
    }

    [Fact]
    public void A_time_is_as_fine_as_the_database_keeps_it()
    {
        var sale =
            (SaleRecorded)Read(Topics.Sales, With("occurredAt", "\"2026-05-31T10:00:00.1234567Z\"", _sale)).Event!;

        Assert.Equal(new DateTime(2026, 5, 31, 10, 0, 0, 123, 456, DateTimeKind.Utc), sale.OccurredAt);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var sale = Read(Topics.Sales, _sale).Event!;
        var count =
            new StockCounted { EventId = Guid.NewGuid(), Sku = "CUP", OccurredAt = _limits.Newest, Quantity = 7 };

        Assert.Equal(sale, Read(Topics.Sales, Encoding.UTF8.GetString(EventWriter.ToJson(sale))).Event);
        Assert.Equal(count, Read(Topics.Inventory, Encoding.UTF8.GetString(EventWriter.ToJson(count))).Event);
    }

    [Fact]
    public void An_order_line_without_id_gets_the_same_one_each_time()
    {
        var line = Without("eventId");

        var first = Read(Topics.Sales, line).Event!.EventId;

        Assert.Equal(first, Read(Topics.Sales, line).Event!.EventId);
        Assert.NotEqual(first, Read(Topics.Sales, With("lineNo", "2", line)).Event!.EventId);
        Assert.NotEqual(
            first, EventReader.Read(Topics.Sales, Encoding.UTF8.GetBytes(line), _limits, "till-2").Event!.EventId);
        Assert.Equal(8, first!.Value.Version);
    }

    [Theory]
    [InlineData("sku")]
    [InlineData("orderId")]
    [InlineData("lineNo")]
    [InlineData("occurredAt")]
    [InlineData("quantity")]
    [InlineData("unitPrice")]
    [InlineData("currency")]
    public void A_missing_field_is_named(string field)
    {
        Assert.Contains(new EventProblem(field, "is required"), Read(Topics.Sales, Without(field)).Problems);
    }

    [Theory]
    [InlineData("quantity", "\"2\"", "must be a number")]
    [InlineData("quantity", "NaN", "is not valid JSON", "body")]
    [InlineData("quantity", "1e400", "must be a number")]
    [InlineData("quantity", "0", "must not be zero")]
    [InlineData("quantity", "99999999999", "must be between -10000000 and 10000000")]
    [InlineData("quantity", "0.0001", "must have at most 3 decimal places")]
    [InlineData("unitPrice", "-1", "must be between 0 and 1000000000")]
    [InlineData("unitPrice", "1000000000", "makes the line worth more than 1000000000000")]
    [InlineData("lineNo", "1.5", "must be a whole number")]
    [InlineData("eventId", "\"abc\"", "must be a UUID")]
    [InlineData(
        "occurredAt", "\"2026-05-31T10:00:00\"",
        "must be an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z")]
    [InlineData(
        "occurredAt", "\"2026-05-31\"", "must be an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z")]
    [InlineData("occurredAt", "\"2026-06-03T00:00:00Z\"", "lies in the future (later than 2026-06-02T12:00:00Z)")]
    [InlineData("occurredAt", "\"1999-06-03T00:00:00Z\"", "is older than the retention horizon (2001-06-01)")]
    [InlineData("currency", "\"euro\"", "must be three capital letters, such as EUR")]
    [InlineData("sku", "\"\"", "is required")]
    [InlineData("sku", "17", "must be text")]
    [InlineData("sku", "\"A\\u0000B\"", "must not contain control characters")]
    [InlineData("sku", "\"\\ud800\"", "must be text")]
    [InlineData("country", "{}", "must be text")]
    public void A_bad_value_is_told_with_its_field(string field, string json, string reason, string? named = null)
    {
        var quantity = field == "unitPrice" && json.Length > 5 ? With("quantity", "10000", _sale) : _sale;

        Assert.Equal(
            [new EventProblem(named ?? field, reason)], Read(Topics.Sales, With(field, json, quantity)).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("{\"sku\":\"A\",\"sku\":\"B\"}")]
    [InlineData("{\"sku\":")]
    [InlineData("\u0000")]
    public void Whatever_is_no_event_is_refused_and_never_thrown(string json)
    {
        foreach (var topic in Topics.All)
        {
            var (parsed, problems) = Read(topic, json);
            Assert.Null(parsed);
            Assert.NotEmpty(problems);
        }
    }

    [Fact]
    public void Ten_megabytes_of_text_are_one_problem()
    {
        var problem = Assert.Single(
            Read(Topics.Sales, With("sku", $"\"{new string('x', 10_000_000)}\"", _sale)).Problems);

        Assert.Equal(new EventProblem("sku", "must have at most 128 characters"), problem);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(_sale);
        bytes[_sale.IndexOf("CUP", StringComparison.Ordinal)] = 0xFF;

        Assert.NotEmpty(EventReader.Read(Topics.Sales, bytes, _limits).Problems);
    }

    [Fact]
    public void Fields_from_a_newer_version_are_passed_over()
    {
        Assert.NotNull(Read(Topics.Sales, With("loyaltyPoints", "{\"earned\":[1,2]}", _sale)).Event);
    }

    [Theory]
    [InlineData("""{"type":"StockCounted","eventId":"0198c0de-0000-7000-8000-000000000001","occurredAt":"2026-05-31T10:00:00Z","sku":"A","quantity":0}""", null)]
    [InlineData("""{"eventId":"0198c0de-0000-7000-8000-000000000001","occurredAt":"2026-05-31T10:00:00Z","sku":"A","quantity":3,"type":"StockReceived"}""", null)]
    [InlineData(
        """{"type":"StockReceived","eventId":"0198c0de-0000-7000-8000-000000000001","occurredAt":"2026-05-31T10:00:00Z","sku":"A","quantity":-3}""",
        "quantity: must be between 0 and 10000000")]
    [InlineData(
        """{"type":"StockTransferred","eventId":"0198c0de-0000-7000-8000-000000000001","occurredAt":"2026-05-31T10:00:00Z","sku":"A","quantity":3}""",
        "toLocation: is required")]
    [InlineData(
        """{"type":"StockTeleported","eventId":"0198c0de-0000-7000-8000-000000000001","sku":"A"}""",
        "type: is not a known type of event")]
    [InlineData("""{"eventId":"0198c0de-0000-7000-8000-000000000001","sku":"A"}""", "type: is required")]
    public void Inventory_events_are_told_apart_by_type(string json, string? problem)
    {
        var (parsed, problems) = Read(Topics.Inventory, json);

        Assert.Equal(problem is null, parsed is not null);
        Assert.Equal(problem is null ? [] : [problem], problems.Select(found => found.ToString()));
    }

    [Fact]
    public void A_products_price_bounds_must_not_cross()
    {
        var product = """{"type":"ProductUpserted","eventId":"0198c0de-0000-7000-8000-000000000001","occurredAt":"2026-05-31T10:00:00Z","sku":"A","minPrice":3,"maxPrice":2,"kind":"thing"}""";

        Assert.Equal(
            ["minPrice: must not be above maxPrice", "kind: must be one of goods, service"],
            Read(Topics.Catalog, product).Problems.Select(found => found.ToString()));
    }

    private static ParsedEvent Read(string topic, string json) =>
        EventReader.Read(topic, Encoding.UTF8.GetBytes(json), _limits);

    private static string Without(string field)
    {
        var sale = JsonNode.Parse(_sale)!.AsObject();
        sale.Remove(field);
        return sale.ToJsonString();
    }

    // By text, so that values can be put in that no JSON library would write.
    private static string With(string field, string json, string sale)
    {
        var others = JsonNode.Parse(sale)!.AsObject();
        others.Remove(field);
        return $"{others.ToJsonString()[..^1]},\"{field}\":{json}}}";
    }
}

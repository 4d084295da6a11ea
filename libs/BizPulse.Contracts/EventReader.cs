using System.Text.Json;
using BizPulse.Contracts.Rules;

namespace BizPulse.Contracts;

/// <summary>Reads an event and applies its rules: the one gate for HTTP, files and Kafka alike.</summary>
public static class EventReader
{
    private static readonly Dictionary<string, Type> _fieldTypes = FieldTypes();

    /// <param name="topic">One of <see cref="Topics"/>.</param>
    /// <param name="limits">The times between which events are taken.</param>
    /// <param name="source">Stands in for a sale's own <c>source</c> when the event id is derived.</param>
    public static ParsedEvent Read(string topic, ReadOnlySpan<byte> utf8, EventLimits limits, string source = "")
    {
        try
        {
            return Deserialize(topic, utf8) is { } parsed
                ? Check(parsed, limits, source)
                : Refused("body", "must be an object");
        }
        catch (JsonException refused)
        {
            return Refused(refused);
        }
        catch (NotSupportedException)
        {
            return Refused("type", "is required");
        }
    }

    /// <summary>The event completed (a sale's derived id) and checked.</summary>
    public static ParsedEvent Check(BusinessEvent subject, EventLimits limits, string source = "")
    {
        if (subject is SaleRecorded { EventId: null, OrderId: { } order, LineNo: { } line } sale)
            subject = sale with { EventId = EventIds.OfOrderLine(sale.Source ?? source, order, line) };

        var problems = EventRules.Check(subject, limits);
        return new(problems.Count == 0 ? subject : null, problems);
    }

    private static BusinessEvent? Deserialize(string topic, ReadOnlySpan<byte> utf8) => topic switch
    {
        Topics.Sales => JsonSerializer.Deserialize(utf8, EventJson.Default.SaleRecorded),
        Topics.Inventory => JsonSerializer.Deserialize(utf8, EventJson.Default.InventoryEvent),
        Topics.Catalog => JsonSerializer.Deserialize(utf8, EventJson.Default.CatalogEvent),
        Topics.Engagement => JsonSerializer.Deserialize(utf8, EventJson.Default.EngagementObserved),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "Not a topic of events."),
    };

    private static ParsedEvent Refused(string field, string reason) => new(null, [new EventProblem(field, reason)]);

    private static ParsedEvent Refused(JsonException refused)
    {
        if (refused.InnerException is JsonException)
            return Refused("body", "is not valid JSON");

        var field = refused.Path is ['$', '.', .. var name] ? name : "body";
        if (field is "body" or "$type")
            return refused.Message.Contains("discriminator", StringComparison.Ordinal)
                ? Refused("type", "is not a known type of event")
                : Refused(
                    "body",
                    refused.Message.Contains("uplicate", StringComparison.Ordinal)
                        ? "names a field twice"
                        : "must be an object of the event's form");
        return Refused(field, "must be " + Expectation(field));
    }

    private static string Expectation(string field) => _fieldTypes.GetValueOrDefault(field) switch
    {
        { } type when type == typeof(Guid) => "a UUID",
        { } type when type == typeof(DateTime) => "an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z",
        { } type when type == typeof(DateOnly) => "a date, such as 2026-03-01",
        { } type when type == typeof(int) => "a whole number",
        { } type when type == typeof(decimal) => "a number",
        _ => "text",
    };

    private static Dictionary<string, Type> FieldTypes()
    {
        Type[] events =
        [
            typeof(SaleRecorded), typeof(StockReceived), typeof(StockAdjusted), typeof(StockCounted),
            typeof(StockTransferred), typeof(PurchaseOrderPlaced), typeof(PurchaseOrderReceived),
            typeof(ShipmentDispatched), typeof(ProductUpserted), typeof(PriceChanged), typeof(SupplierUpserted),
            typeof(EngagementObserved),
        ];
        var types = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var property in events.SelectMany(type => EventJson.Default.GetTypeInfo(type)!.Properties))
            types.TryAdd(property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        return types;
    }
}

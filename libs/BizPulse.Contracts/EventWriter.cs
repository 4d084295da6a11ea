using System.Text.Json;

namespace BizPulse.Contracts;

/// <summary>Writes an event as it goes into its topic.</summary>
public static class EventWriter
{
    public static byte[] ToJson(BusinessEvent subject) => subject switch
    {
        SaleRecorded sale => JsonSerializer.SerializeToUtf8Bytes(sale, EventJson.Default.SaleRecorded),
        InventoryEvent movement => JsonSerializer.SerializeToUtf8Bytes(movement, EventJson.Default.InventoryEvent),
        CatalogEvent change => JsonSerializer.SerializeToUtf8Bytes(change, EventJson.Default.CatalogEvent),
        EngagementObserved observed => JsonSerializer.SerializeToUtf8Bytes(
            observed, EventJson.Default.EngagementObserved),
        _ => throw new ArgumentOutOfRangeException(
            nameof(subject), subject.GetType().Name, "Not an event with a topic."),
    };
}

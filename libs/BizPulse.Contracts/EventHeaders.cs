namespace BizPulse.Contracts;

/// <summary>Kafka headers that go with an event, besides the W3C trace context.</summary>
public static class EventHeaders
{
    /// <summary>UUID (text) of the import an event came with; what an import brought can be taken back.</summary>
    public const string ImportId = "bp-import";
}

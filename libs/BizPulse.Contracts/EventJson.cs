using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>
/// How events are written. Numbers are numbers, times carry their offset, unknown fields are for newer readers.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SaleRecorded))]
[JsonSerializable(typeof(InventoryEvent))]
[JsonSerializable(typeof(CatalogEvent))]
[JsonSerializable(typeof(EngagementObserved))]
public sealed partial class EventJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>
/// Something that happened to a product, for ever identified by <see cref="EventId"/>: the same id twice counts once.
/// Every property may be missing in what arrives; an event that passed its rules has all that are required.
/// </summary>
public abstract record BusinessEvent
{
    public Guid? EventId { get; init; }

    /// <summary>Trimmed and case-sensitive.</summary>
    public string? Sku { get; init => field = value?.Trim(); }

    /// <summary>When it happened.</summary>
    [JsonIgnore]
    public abstract DateTime? Time { get; }

    /// <summary>What the event is keyed by in its topic.</summary>
    [JsonIgnore]
    public virtual string? Key => Sku;

    [JsonIgnore]
    public abstract string Topic { get; }
}

using BizPulse.Contracts;

namespace BizPulse.Ingestion;

/// <summary>
/// What holds for the whole shop: the settings of section <c>BizPulse</c> that decide how an event counts.
/// </summary>
internal sealed class IngestionSettings
{
    private TimeZoneInfo? _zone;

    /// <summary>The currency of all sums (ISO 4217).</summary>
    public string Currency { get; set; } = "GBP";

    /// <summary>Where a business day begins and ends (IANA name).</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The place of stock that names none.</summary>
    public string DefaultLocation { get; set; } = "main";

    /// <summary>Older events are not taken: their ids may have been purged, so a duplicate could not be told.</summary>
    public int RetentionYears { get; set; } = EventLimits.DefaultRetentionYears;

    /// <summary>How far ahead of our clock an event may claim to be.</summary>
    public double FutureToleranceHours { get; set; } = EventLimits.DefaultFutureTolerance.TotalHours;

    /// <summary>The time on the business's clock.</summary>
    public DateTime LocalTime(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, _zone ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public EventLimits Limits(TimeProvider clock) =>
        EventLimits.At(clock.GetUtcNow(), RetentionYears, TimeSpan.FromHours(FutureToleranceHours));
}

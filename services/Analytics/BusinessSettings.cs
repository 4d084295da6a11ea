namespace BizPulse.Analytics;

/// <summary>The house currency, the zone in which a business day begins and ends, and where stock lies that is in no store.</summary>
public sealed record BusinessSettings(string Currency, TimeZoneInfo TimeZone, string DefaultLocation)
{
    public static BusinessSettings From(IConfiguration configuration) => new(
        configuration["BizPulse:Currency"]!,
        TimeZoneInfo.FindSystemTimeZoneById(configuration["BizPulse:TimeZone"]!),
        configuration["BizPulse:DefaultLocation"] ?? "main");

    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Local(clock));

    /// <summary>By the business's clock, to the minute.</summary>
    public TimeOnly TimeOfDay(TimeProvider clock) => new(Local(clock).Hour, Local(clock).Minute);

    public DateTime StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue);

    /// <summary>When the clocks show it first; where they leap over it, when they have leapt.</summary>
    public DateTime Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (TimeZone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = TimeZone.IsAmbiguousTime(local) ? TimeZone.GetAmbiguousTimeOffsets(local).Max() : TimeZone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    private DateTime Local(TimeProvider clock) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime;
}

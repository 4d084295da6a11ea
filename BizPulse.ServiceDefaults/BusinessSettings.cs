using Microsoft.Extensions.Configuration;

namespace BizPulse;

/// <summary>The house currency, and the zone in which a business day begins and ends.</summary>
public sealed record BusinessSettings(string Currency, TimeZoneInfo TimeZone)
{
    /// <summary>The country or region whose public holidays are the shop's; empty for none.</summary>
    public string Holidays { get; init; } = "";

    /// <summary>
    /// When the whole house is closed: weekdays, dates of every year and single days, such as <c>Sunday, 12-25,
    /// 2026-01-05</c>. Empty for none.
    /// </summary>
    public string ClosedDays { get; init; } = "";

    public static BusinessSettings From(IConfiguration configuration) => new(
        configuration["BizPulse:Currency"]!,
        TimeZoneInfo.FindSystemTimeZoneById(configuration["BizPulse:TimeZone"]!))
    {
        Holidays = configuration["BizPulse:Holidays"] ?? "",
        ClosedDays = configuration["BizPulse:ClosedDays"] ?? "",
    };

    /// <summary>The clock on the wall of the shop.</summary>
    public DateTime Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime;
    }

    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Now(clock));

    public DateOnly LastCompleteDay(TimeProvider clock) => Today(clock).AddDays(-1);

    /// <summary>To the minute.</summary>
    public TimeOnly TimeOfDay(TimeProvider clock) => new(Now(clock).Hour, Now(clock).Minute);

    public DateTime StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue);

    /// <summary>When the clocks show it first; where they leap over it, when they have leapt.</summary>
    public DateTime Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (TimeZone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = TimeZone.IsAmbiguousTime(local)
            ? TimeZone.GetAmbiguousTimeOffsets(local).Max()
            : TimeZone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}

namespace BizPulse.Analytics;

/// <summary>The house currency and the zone in which a business day begins and ends.</summary>
public sealed record BusinessSettings(string Currency, TimeZoneInfo TimeZone)
{
    public static BusinessSettings From(IConfiguration configuration) => new(
        configuration["BizPulse:Currency"]!,
        TimeZoneInfo.FindSystemTimeZoneById(configuration["BizPulse:TimeZone"]!));

    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime);
}

namespace BizPulse.Forecasts;

/// <summary>The house currency and the zone in which a business day begins and ends.</summary>
public sealed record BusinessSettings(string Currency, TimeZoneInfo TimeZone, string DefaultLocation)
{
    public static BusinessSettings From(IConfiguration configuration) => new(
        configuration["BizPulse:Currency"]!,
        TimeZoneInfo.FindSystemTimeZoneById(configuration["BizPulse:TimeZone"]!),
        configuration["BizPulse:DefaultLocation"] ?? "main");

    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Now(clock));

    /// <summary>The last complete business day: what every forecast starts from.</summary>
    public DateOnly Origin(TimeProvider clock) => Today(clock).AddDays(-1);

    /// <summary>The clock on the wall of the shop.</summary>
    public DateTime Now(TimeProvider clock) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime;
}

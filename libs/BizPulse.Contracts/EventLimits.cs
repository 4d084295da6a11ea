namespace BizPulse.Contracts;

/// <summary>The times between which events are taken, by the rules in the settings.</summary>
/// <param name="Oldest">The retention horizon: what is older may have been purged, so it can't be told from a
/// duplicate.</param>
/// <param name="Newest">Now and a little more, for clocks and time zones that are off.</param>
public readonly record struct EventLimits(DateTime Oldest, DateTime Newest)
{
    public const int DefaultRetentionYears = 25;
    public static readonly TimeSpan DefaultFutureTolerance = TimeSpan.FromHours(24);

    public static EventLimits At(DateTimeOffset now) => At(now, DefaultRetentionYears, DefaultFutureTolerance);

    public static EventLimits At(DateTimeOffset now, int retentionYears, TimeSpan futureTolerance) =>
        new(now.UtcDateTime.AddYears(-retentionYears), now.UtcDateTime + futureTolerance);
}

namespace BizPulse.Forecasts.Tests;

/// <summary>Noon of a day of the test's choice; timers run as they always do.</summary>
internal sealed class ShopClock(DateOnly today) : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero) + _ahead;
}

namespace BizPulse.Gateway.Tests;

/// <summary>The real time, moved as far as a test wants. Timers are the real ones.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    internal void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}

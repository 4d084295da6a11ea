using BizPulse.Simulator.Live;

namespace BizPulse.Simulator.Tests.Live;

public sealed class PaceTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Sales_fall_due_evenly_and_parts_of_one_add_up()
    {
        var pace = new Pace(new() { EventsPerSecond = 2.5 }, _clock);

        Assert.Equal([2, 3, 2, 3], Enumerable.Range(0, 4).Select(_ => DueAfter(pace, seconds: 1)));
    }

    [Fact]
    public void A_new_pace_holds_from_now_on()
    {
        var pace = new Pace(new(), _clock);
        Assert.Equal(0, DueAfter(pace, seconds: 100));

        pace.EventsPerSecond = 10;
        Assert.Equal(10, DueAfter(pace, seconds: 1));

        pace.EventsPerSecond = null;
        Assert.Equal(0, DueAfter(pace, seconds: 1));
    }

    [Fact]
    public void A_long_pause_brings_no_flood() =>
        Assert.Equal(100, DueAfter(new Pace(new() { EventsPerSecond = 10 }, _clock), seconds: 3_600));

    private int DueAfter(Pace pace, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return pace.TakeDue();
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}

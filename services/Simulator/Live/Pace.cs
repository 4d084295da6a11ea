namespace BizPulse.Simulator.Live;

/// <summary>
/// How many sales a second are sent beside the shop's own life, for demonstrations and load. May change at any time.
/// </summary>
public sealed class Pace(SimulatorSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan MostOwed = TimeSpan.FromSeconds(10); // after a pause there is no flood

    private readonly Lock _gate = new();
    private double? _perSecond = settings.EventsPerSecond;
    private double _owed;
    private long _askedAt = clock.GetTimestamp();

    /// <summary>Null: nothing but the shop's own life.</summary>
    public double? EventsPerSecond
    {
        get
        {
            lock (_gate)
                return _perSecond;
        }
        set
        {
            lock (_gate)
                (_perSecond, _owed, _askedAt) = (value, 0, clock.GetTimestamp());
        }
    }

    /// <summary>How many sales are due since the last call.</summary>
    public int TakeDue()
    {
        lock (_gate)
        {
            var rate = _perSecond ?? 0;
            var elapsed = clock.GetElapsedTime(_askedAt);
            _askedAt = clock.GetTimestamp();
            _owed = Math.Min(_owed + (rate * elapsed.TotalSeconds), rate * MostOwed.TotalSeconds);
            var due = (int)_owed;
            _owed -= due;
            return due;
        }
    }
}

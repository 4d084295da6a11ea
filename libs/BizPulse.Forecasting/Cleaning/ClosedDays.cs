using BizPulse.Forecasting.Global;

namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// The closed days of a catalogue's shops, each found over all that is sold there: no series alone can tell a closed
/// day from one on which nobody bought it.
/// </summary>
internal sealed class ClosedDays
{
    private readonly Timeline? _timeline;
    private readonly HashSet<string> _single = []; // shops of which one series is all that is known
    private readonly Dictionary<string, OpeningPattern> _others = [];

    private ClosedDays(Timeline? timeline) => _timeline = timeline;

    /// <summary>Series state all closed days: only those on which one never sells are added.</summary>
    public static ClosedDays Stated { get; } = new(timeline: null);

    public static ClosedDays FoundIn(IReadOnlyList<Series> catalogue)
    {
        var found = new ClosedDays(new Timeline(catalogue));
        foreach (var shop in catalogue.GroupBy(one => one.Store))
            if (!shop.Skip(1).Any())
                found._single.Add(shop.Key);
            else if (catalogue[0].Frequency == Frequency.Daily && catalogue.All(one => one.HasCalendar))
                found._others[shop.Key] = OpeningPattern.OfShop(GroupTotal.Of([.. shop], found._timeline!));
        return found;
    }

    /// <summary>The same series, its closed days stated, those of so many steps ahead too.</summary>
    public Series StatedIn(Series series, int ahead)
    {
        if (series.Frequency != Frequency.Daily)
            return series;
        var shop = _others.GetValueOrDefault(series.Store);
        var own = new OpeningPattern(series, isWholeShop: _single.Contains(series.Store));
        var offset = shop is null ? 0 : _timeline!.OffsetOf(series);
        var states = new DayState[Math.Max(series.States.Length, series.Length + ahead)];
        for (var t = 0; t < states.Length; t++)
            states[t] = IsFoundClosed(t) ? DayState.Closed : series.StateAt(t);
        return series with { States = states };

        bool IsFoundClosed(int t) =>
            series.StateAt(t) is DayState.Sold or DayState.OutOfStock
            && (t >= series.Length || series.Values[t] is not > 0)
            && (own.IsClosed(t) || shop?.IsClosed(t + offset) == true);
    }
}

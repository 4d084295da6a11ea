using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Global;

namespace BizPulse.Forecasting.Calendar;

/// <summary>
/// What the calendar does to groups of series, learnt from their totals and handed down: single products are too noisy
/// to show it.
/// </summary>
internal sealed class GroupEffects
{
    private const int FewestMembers = 10;

    private static readonly Func<Series, string>[] s_groupings =
    [
        series => series.Category.Length > 0 && series.Store.Length > 0 ? $"{series.Category}|{series.Store}" : "",
        series => series.Store,
        series => series.Category,
        _ => "all",
    ];

    private readonly Func<Series, string> _grouping;
    private readonly Timeline _timeline;
    private readonly Dictionary<string, double[]> _logEffects = [];

    private GroupEffects(Func<Series, string> grouping, Timeline timeline) =>
        (_grouping, _timeline) = (grouping, timeline);

    /// <summary>Null where series have nothing in common: no calendar, or too few of them.</summary>
    public static GroupEffects? Of(IReadOnlyList<Series> catalogue, int horizon, int threads)
    {
        if (catalogue.Count < 5 || catalogue[0].Frequency is not (Frequency.Daily or Frequency.Weekly)
            || !catalogue.All(one => one.HasCalendar))
            return null;
        var grouping = s_groupings.First(grouping => IsUseful(catalogue, grouping));
        var effects = new GroupEffects(grouping, new Timeline(catalogue));
        var groups = catalogue.GroupBy(grouping).ToList();
        foreach (var (group, log) in groups.AsParallel().WithDegreeOfParallelism(threads)
            .Select(group => (group.Key, effects.LogEffects([.. group], horizon))).ToList())
            effects._logEffects[group] = log;
        return effects;
    }

    /// <summary>The logarithm of the group's factor at each step of a series and its horizon.</summary>
    public double[]? For(Series series, int horizon)
    {
        if (!_logEffects.TryGetValue(_grouping(series), out var log))
            return null;
        var offset = _timeline.OffsetOf(series);
        var own = new double[series.Length + horizon];
        for (var t = 0; t < own.Length; t++)
            own[t] = offset + t >= 0 && offset + t < log.Length ? log[offset + t] : 0;
        return own;
    }

    private static bool IsUseful(IReadOnlyList<Series> catalogue, Func<Series, string> grouping)
    {
        var groups = catalogue.GroupBy(grouping).ToList();
        return groups.TrueForAll(group => group.Key.Length > 0)
            && (groups.Count == 1 || catalogue.Count / groups.Count >= FewestMembers);
    }

    private double[] LogEffects(Series[] members, int horizon)
    {
        var total = HistoryCleaner.Clean(GroupTotal.Of(members, _timeline));
        return Array.ConvertAll(CalendarEffects.Of(total, horizon).Factor, Math.Log);
    }
}

namespace BizPulse.Forecasting.Global;

/// <summary>
/// Totals over products, categories, stores and all: what a single product's noise hides shows in them.
/// </summary>
internal sealed class SeriesGroups
{
    private static readonly (string Name, Func<Series, string> Key)[] s_kinds =
    [
        ("product", series => series.Product),
        ("category and store", series => series.Category.Length > 0 && series.Store.Length > 0
            ? $"{series.Category}|{series.Store}"
            : ""),
        ("category", series => series.Category),
        ("store", series => series.Store),
        ("all", _ => "all"),
    ];

    private readonly (string Name, Func<Series, string> Key, Dictionary<string, RunningSums> Totals)[] _kinds;

    public SeriesGroups(IReadOnlyList<Series> series, Timeline timeline)
    {
        _kinds = [.. s_kinds
            .Where(kind => SharesSomething(series, kind.Key))
            .Select(kind => (kind.Name, kind.Key, Totals(series, kind.Key, timeline)))];
    }

    public IEnumerable<string> Names => _kinds.Select(kind => kind.Name);

    public int Count => _kinds.Length;

    /// <summary>
    /// The totals of the groups that a series belongs to, in the order of <see cref="Names"/>; null for a group never
    /// seen.
    /// </summary>
    public RunningSums?[] Of(Series series) =>
        [.. _kinds.Select(kind => kind.Totals.GetValueOrDefault(kind.Key(series)))];

    // A group per series says nothing new, and one group for all is already there.
    private static bool SharesSomething(IReadOnlyList<Series> series, Func<Series, string> key)
    {
        var groups = series.Select(key).Where(group => group.Length > 0).Distinct().Count();
        return series.Count > 1 && (groups > 1 ? 2 * groups <= series.Count : key(series[0]) == "all");
    }

    private static Dictionary<string, RunningSums> Totals(
        IReadOnlyList<Series> series, Func<Series, string> key, Timeline timeline)
    {
        var totals = new Dictionary<string, double[]>();
        foreach (var one in series)
        {
            if (key(one) is not { Length: > 0 } group)
                continue;
            if (!totals.TryGetValue(group, out var total))
                Array.Fill(totals[group] = total = new double[timeline.Length], double.NaN);
            var offset = timeline.OffsetOf(one);
            for (var t = 0; t < one.Length; t++)
                if (one.StateAt(t) == DayState.Sold)
                    total[offset + t] = one.Values[t] + (double.IsNaN(total[offset + t]) ? 0 : total[offset + t]);
        }
        return totals.ToDictionary(pair => pair.Key, pair => new RunningSums(pair.Value));
    }
}

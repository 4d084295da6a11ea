namespace BizPulse.Forecasting.Global;

/// <summary>
/// The category and the store of a series as numbers, by which trees tell apart what a season, an event or a price does
/// to each.
/// </summary>
internal sealed class GroupCodes
{
    private static readonly Func<Series, string>[] s_kinds = [series => series.Category, series => series.Store];

    private readonly (Func<Series, string> Key, string[] Names)[] _kinds;

    public GroupCodes(IReadOnlyList<Series> series) => _kinds =
        [.. s_kinds.Select(key => (key, Names(series, key))).Where(
            kind => kind.Item2.Length > 1 && 2 * kind.Item2.Length <= series.Count)];

    public int Count => _kinds.Length;

    /// <summary>A number per kind; NaN for a group never seen.</summary>
    public double[] Of(Series series) =>
        Array.ConvertAll(
            _kinds,
            kind => Array.BinarySearch(kind.Names, kind.Key(series), StringComparer.Ordinal) is >= 0 and var code
                ? code
                : double.NaN);

    /// <summary>Whether every number means the same in both.</summary>
    public bool AreSameAs(GroupCodes other) =>
        Count == other.Count && _kinds.Zip(other._kinds).All(
            pair => pair.First.Key == pair.Second.Key && pair.First.Names.SequenceEqual(pair.Second.Names));

    // In order of names, since those of similar groups often begin alike.
    private static string[] Names(IReadOnlyList<Series> series, Func<Series, string> key) =>
        [.. series.Select(key).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}

namespace BizPulse.Forecasting.Reconciliation;

/// <summary>
/// Which totals must equal the sum of which series. Nodes are numbered aggregates first, then the bottom series in
/// their order.
/// </summary>
/// <param name="Aggregates">For each aggregate the bottom series it adds up.</param>
/// <param name="Bottom">The number of bottom series.</param>
public sealed record Hierarchy(IReadOnlyList<IReadOnlyList<int>> Aggregates, int Bottom)
{
    /// <summary>
    /// Total, categories, stores and products of a catalogue of product × store series, as far as they add up more than
    /// one series.
    /// </summary>
    public static Hierarchy Of(IReadOnlyList<Series> catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Func<Series, string>[] levels =
            [_ => "total", series => series.Category, series => series.Store, series => series.Product];
        var aggregates =
            from level in levels
            from members in Enumerable.Range(0, catalogue.Count).GroupBy(i => level(catalogue[i]))
            where members.Key.Length > 0 && members.Count() > 1
            select (IReadOnlyList<int>)[.. members];
        return new([.. aggregates.DistinctBy(members => string.Join(",", members))], catalogue.Count);
    }

    public int Nodes => Aggregates.Count + Bottom;
}

namespace BizPulse.Bench.Forecast;

/// <summary>A data set and its fixed origins. All cases of one origin are forecast together, as a catalogue.</summary>
/// <param name="Season">The seasonal period of MASE and of the seasonal naive yardstick.</param>
/// <param name="Origins">Cases per origin, oldest origin first.</param>
internal sealed record BenchSet(
    string Key, string Title, int Season, int Horizon, IReadOnlyList<IReadOnlyList<BenchCase>> Origins)
{
    /// <summary>M4 is judged relative to Naive2, whose season may differ from the one forecast with.</summary>
    public bool IsM4 { get; init; }

    public BenchSet Sample(int count) => this with { Origins = [.. Origins.Select(cases => Spread(cases, count))] };

    /// <summary>
    /// The same origins so many horizons earlier, the earliest first; histories that are too short then are left out.
    /// </summary>
    public BenchSet Back(int[] horizons) => this with
    {
        Origins = [.. from back in horizons.OrderDescending()
            from cases in Origins
            let earlier = cases.Where(one => one.History.Length >= (back + 2) * Horizon)
                .Select(one => BenchCase.Cut(one.History, one.History.Length - back * Horizon, Horizon)).ToList()
            where earlier.Count > 0
            select earlier],
    };

    public BenchSet LastOrigin() => this with { Origins = [Origins[^1]] };

    private static BenchCase[] Spread(IReadOnlyList<BenchCase> cases, int count) =>
        cases.Count <= count
            ? [.. cases]
            : [.. Enumerable.Range(0, count).Select(i => cases[(int)((long)i * cases.Count / count)])];
}

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// How similar products began: for one that was never sold, their first days are its possible futures.
/// </summary>
internal sealed class LookAlikes
{
    private const int LaunchDays = 56;
    private const int MostPeers = 500;

    private readonly IReadOnlyList<Series> _catalogue;

    public LookAlikes(IReadOnlyList<Series> catalogue) => _catalogue = catalogue;

    /// <summary>Futures of an unsold series, each the launch of one similar series; null without any.</summary>
    public SamplePaths? Simulate(Series series, int horizon, int count)
    {
        var launches = Launches(series).Where(launch => launch.Length >= Math.Min(horizon, LaunchDays)).ToArray();
        if (launches.Length == 0)
            return null;
        var paths = new SamplePaths(horizon, count);
        for (var path = 0; path < count; path++)
        {
            var launch = launches[path % launches.Length];
            for (var step = 0; step < horizon; step++)
                paths[path, step] = Math.Max(0, launch[(step + path / launches.Length) % launch.Length]);
        }
        return paths;
    }

    /// <summary>The median daily demand of similar series in their first weeks; null without any.</summary>
    public double? LevelFor(Series series)
    {
        var levels = Launches(series).Where(launch => launch.Length >= 28).Select(launch => launch.Average()).Order()
            .ToArray();
        return levels.Length == 0 ? null : levels[levels.Length / 2];
    }

    // The closest kin that exist: the same product elsewhere, else its category here, else its category, else anything.
    private List<double[]> Launches(Series series)
    {
        Func<Series, bool>[] kinships =
        [
            other => series.Product.Length > 0 && other.Product == series.Product,
            other => series.Category.Length > 0 && other.Category == series.Category && other.Store == series.Store,
            other => series.Category.Length > 0 && other.Category == series.Category,
            _ => true,
        ];
        foreach (var kin in kinships)
        {
            var launches = _catalogue.Where(other => !ReferenceEquals(other, series) && kin(other)).Take(MostPeers)
                .Select(Launch).OfType<double[]>().ToList();
            if (launches.Count >= 3)
                return launches;
        }
        return [];
    }

    private static double[]? Launch(Series series)
    {
        var first = Array.FindIndex(series.Values, value => value > 0);
        if (first < 0)
            return null;
        return [.. Enumerable.Range(first, Math.Min(LaunchDays, series.Length - first))
            .Where(t => series.StateAt(t) == DayState.Sold && double.IsFinite(series.Values[t]))
            .Select(t => series.Values[t])];
    }
}

using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Counts;

/// <summary>
/// A plain expectation: the recent level times an index per season, shrunk to no season where the history is short.
/// </summary>
internal sealed class SeasonalLevel
{
    private const double IndexPrior = 2; // seasons without difference, mixed into each index
    private const int LongestSeason = 31;

    private readonly Series _history;
    private readonly double[] _index;

    public SeasonalLevel(Series history)
    {
        _history = history;
        Season = history.Season <= LongestSeason ? history.Season : 1;
        _index = IndexOf(history, Season);
    }

    public int Season { get; }

    /// <summary>The steps that the level is the mean of.</summary>
    public int Window => 4 * Math.Max(Season, 4);

    /// <summary>What is expected at <paramref name="t"/> from what was known at <paramref name="origin"/>.</summary>
    public double At(int origin, int t) => LevelAt(origin) * _index[t % Season];

    public double LevelAt(int origin)
    {
        var (sold, expected) = (0.0, 0.0);
        for (var t = Math.Max(0, origin - Window + 1); t <= origin; t++)
            if (_history.StateAt(t) == DayState.Sold)
                (sold, expected) = (sold + _history.Values[t], expected + _index[t % Season]);
        return expected > 0 ? sold / expected : 0;
    }

    public double IndexAt(int t) => _index[t % Season];

    private static double[] IndexOf(Series history, int season)
    {
        var (sums, days) = (new double[season], new double[season]);
        for (var t = 0; t < history.Length; t++)
            if (history.StateAt(t) == DayState.Sold)
                (sums[t % season], days[t % season]) = (sums[t % season] + history.Values[t], days[t % season] + 1);
        var mean = sums.Sum() / Math.Max(1, days.Sum());
        return [
            .. sums.Select((sum, i) => mean > 0 ? (Math.Max(0, sum) / mean + IndexPrior) / (days[i] + IndexPrior) : 1)];
    }
}

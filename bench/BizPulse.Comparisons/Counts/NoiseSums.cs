using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Counts;

/// <summary>
/// What one history says about its noise: a simple forecast is made at many past origins and compared with what came.
/// </summary>
/// <remarks>
/// With expectations μ for days and M for their sum, E(y−μ)² = μ + Total·μ² and E(S−M)² = M + Level·M² + Day·Σμ²: two
/// sums give both variances by moments. They are sums so that those of several histories can be added.
/// </remarks>
public sealed record NoiseSums(
    double DayExcess, double DaySquares, double SumExcess, double SumSquares, int Days, bool Counts)
{
    private const int LookBack = 52;
    private const double LargestCount = 1e6; // beyond it pieces no longer matter

    public static NoiseSums Of(Series history, int horizon)
    {
        ArgumentNullException.ThrowIfNull(history);
        var counts = Array.TrueForAll(history.Values, value => value == Math.Floor(value) && value < LargestCount);
        var sums = new NoiseSums(0, 0, 0, 0, 0, counts);
        var expectation = new SeasonalLevel(history);
        var started = Math.Max(0, Array.FindIndex(history.Values, value => value != 0));
        var first = Math.Max(
            started + expectation.Window / 2, history.Length - LookBack * expectation.Season - horizon);
        for (var origin = first; origin + 1 < history.Length; origin += expectation.Season)
            sums = sums.Plus(At(history, origin, horizon, expectation, counts));
        return sums;
    }

    public NoiseSums Plus(NoiseSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            DayExcess + other.DayExcess, DaySquares + other.DaySquares, SumExcess + other.SumExcess,
            SumSquares + other.SumSquares, Days + other.Days, Counts && other.Counts);
    }

    /// <summary>The noise by moments; where the history is short it is mostly that of its class.</summary>
    public DemandNoise Solve(DemandNoise? ofClass = null, double priorDays = 60)
    {
        var own = Solve(DayExcess, SumExcess);
        if (ofClass is null)
            return own;
        var trust = Days / (Days + priorDays);
        return new(
            trust * own.Day + (1 - trust) * ofClass.Day, trust * own.Level + (1 - trust) * ofClass.Level, Counts);
    }

    private DemandNoise Solve(double dayExcess, double sumExcess)
    {
        if (DaySquares <= 0 || SumSquares <= 0)
            return new(0, 0, Counts);
        var (total, whole, share) = (
            Math.Max(0, dayExcess / DaySquares), Math.Max(0, sumExcess / SumSquares), DaySquares / SumSquares);
        var day = share < 0.99 ? Math.Clamp((total - whole) / (1 - share), 0, total) : total;
        return new(day, total - day, Counts);
    }

    private static NoiseSums At(Series history, int origin, int horizon, SeasonalLevel expectation, bool counts)
    {
        var level = expectation.LevelAt(origin);
        var (days, expected, actual, excess, squares) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var t = origin + 1; t <= origin + horizon && t < history.Length; t++)
        {
            if (history.StateAt(t) != DayState.Sold)
                continue;
            var mean = level * expectation.IndexAt(t);
            days++;
            expected += mean;
            actual += history.Values[t];
            squares += mean * mean;
            excess += (history.Values[t] - mean) * (history.Values[t] - mean) - (counts ? mean : 0);
        }
        var off = (actual - expected) * (actual - expected) - (counts ? expected : 0);
        return new(excess, squares, off, expected * expected, days, counts);
    }
}

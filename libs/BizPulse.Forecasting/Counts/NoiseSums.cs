namespace BizPulse.Forecasting.Counts;

/// <summary>What one history says about its noise: a simple forecast is made at many past origins and compared with what came.</summary>
/// <remarks>
/// With expectations μ for days and M for their sum, E(y−μ)² = μ + Total·μ² and E(S−M)² = M + Level·M² + Day·Σμ²: two sums give both
/// variances by moments. They are sums so that those of several histories can be added.
/// </remarks>
public sealed record NoiseSums(double DayExcess, double DaySquares, double SumExcess, double SumSquares, int Days, bool Counts)
{
    private const int LookBack = 52;
    private const double IndexPrior = 2; // seasons of no difference, mixed into each season's index

    public static NoiseSums Of(Series history, int horizon)
    {
        ArgumentNullException.ThrowIfNull(history);
        var season = Math.Max(1, Math.Min(history.Season, 7 * Math.Max(1, history.Season / 7)));
        var window = 4 * Math.Max(season, 4);
        var values = history.Values;
        var counts = Array.TrueForAll(values, value => value == Math.Floor(value));
        var sums = new NoiseSums(0, 0, 0, 0, 0, counts);
        var index = SeasonIndex(history, season);
        var first = Math.Max(Math.Max(0, Array.FindIndex(values, value => value != 0)) + window / 2, values.Length - LookBack * season - horizon);
        for (var origin = first; origin + 1 < values.Length; origin += Math.Max(1, season))
            sums = sums.Plus(At(history, origin, horizon, window, index, counts));
        return sums;
    }

    public NoiseSums Plus(NoiseSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            DayExcess + other.DayExcess, DaySquares + other.DaySquares, SumExcess + other.SumExcess, SumSquares + other.SumSquares,
            Days + other.Days, Counts && other.Counts);
    }

    /// <summary>The noise by moments; where the history is short it is mostly that of its class.</summary>
    public DemandNoise Solve(DemandNoise? ofClass = null, double priorDays = 60)
    {
        var own = Solve(DayExcess, SumExcess);
        if (ofClass is null)
            return own;
        var trust = Days / (Days + priorDays);
        return new(trust * own.Day + (1 - trust) * ofClass.Day, trust * own.Level + (1 - trust) * ofClass.Level, Counts);
    }

    private DemandNoise Solve(double dayExcess, double sumExcess)
    {
        if (DaySquares <= 0 || SumSquares <= 0)
            return new(0, 0, Counts);
        var (total, whole, share) = (Math.Max(0, dayExcess / DaySquares), Math.Max(0, sumExcess / SumSquares), DaySquares / SumSquares);
        var day = share < 0.99 ? Math.Clamp((total - whole) / (1 - share), 0, total) : total;
        return new(day, total - day, Counts);
    }

    private static NoiseSums At(Series history, int origin, int horizon, int window, double[] index, bool counts)
    {
        var level = Level(history, origin, window, index);
        var (days, expected, actual, excess, squares) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var t = origin + 1; t <= origin + horizon && t < history.Length; t++)
        {
            if (history.StateAt(t) != DayState.Sold)
                continue;
            var mean = level * index[t % index.Length];
            days++;
            expected += mean;
            actual += history.Values[t];
            squares += mean * mean;
            excess += (history.Values[t] - mean) * (history.Values[t] - mean) - (counts ? mean : 0);
        }
        var off = (actual - expected) * (actual - expected) - (counts ? expected : 0);
        return new(excess, squares, off, expected * expected, days, counts);
    }

    private static double Level(Series history, int origin, int window, double[] index)
    {
        var (sold, expected) = (0.0, 0.0);
        for (var t = Math.Max(0, origin - window + 1); t <= origin; t++)
            if (history.StateAt(t) == DayState.Sold)
                (sold, expected) = (sold + history.Values[t], expected + index[t % index.Length]);
        return expected > 0 ? sold / expected : 0;
    }

    private static double[] SeasonIndex(Series history, int season)
    {
        var (sums, days) = (new double[season], new double[season]);
        for (var t = 0; t < history.Length; t++)
            if (history.StateAt(t) == DayState.Sold)
                (sums[t % season], days[t % season]) = (sums[t % season] + history.Values[t], days[t % season] + 1);
        var mean = sums.Sum() / Math.Max(1, days.Sum());
        return [.. sums.Select((sum, i) => mean > 0 ? (sum / mean + IndexPrior) / (days[i] + IndexPrior) : 1)];
    }
}

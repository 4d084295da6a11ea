using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Inventory;

/// <summary>
/// The demand of the next 1, 2, … days, as quantiles of each running sum. Quantiles do not add, so those of a week
/// can't be had from those of its days: they are read from the sample paths, once, and kept.
/// </summary>
/// <remarks>
/// Beyond the last day, and for windows that begin later than the forecast did, a sum is as uncertain in proportion to
/// its mean as the kept sum of as many days.
/// </remarks>
public sealed class DemandSums
{
    private const int LastDays = 14; // whose mean goes on past the end: two of each weekday

    private readonly float[] _levels;
    private readonly float[] _quantiles;
    private readonly double[] _means;
    private readonly int _first;

    /// <param name="levels">Probabilities, rising.</param>
    /// <param name="quantiles">A row per level: the quantile of the sum of the first 1, 2, … days.</param>
    /// <param name="mean">The expected demand of each day, as many as are known; later days follow from the
    /// quantiles.</param>
    public DemandSums(float[] levels, float[] quantiles, ReadOnlySpan<float> mean)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(quantiles);
        if (levels.Length == 0 || quantiles.Length == 0 || quantiles.Length % levels.Length != 0)
            throw new ArgumentException("There must be a quantile per level and day.", nameof(quantiles));

        (_levels, _quantiles, Days) = (levels, quantiles, quantiles.Length / levels.Length);
        _means = new double[Days + 1];
        for (var day = 1; day <= Days; day++)
            _means[day] = _means[day - 1] + (day <= mean.Length
                ? mean[day - 1]
                : Math.Max(0, AverageQuantile(day) - AverageQuantile(day - 1)));
    }

    private DemandSums(DemandSums whole, int first) =>
        (_levels, _quantiles, _means, Days, _first) = (
            whole._levels, whole._quantiles, whole._means, whole.Days, first);

    /// <summary>Reads the sums from simulated futures.</summary>
    public static DemandSums Of(SamplePaths paths, ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var (quantiles, means) = (new float[levels.Length * paths.Horizon], new float[paths.Horizon]);
        for (var day = 0; day < paths.Horizon; day++)
        {
            var sums = new SamplePaths(1, paths.Count);
            paths.Sums(0, day + 1).CopyTo(sums.Step(0));
            foreach (var (level, quantile) in sums.Quantiles(0, levels).Index())
                quantiles[level * paths.Horizon + day] = (float)quantile;
            means[day] = (float)paths.Mean(day);
        }
        return new(Array.ConvertAll(levels.ToArray(), level => (float)level), quantiles, means);
    }

    /// <summary>How many days the kept sums reach.</summary>
    public int Days { get; }

    /// <summary>The same demand seen some days later.</summary>
    public DemandSums From(int day) => new(this, _first + day);

    /// <summary>The expected demand of the next days, of a part of a day in proportion.</summary>
    public double Mean(double days) => MeanUpTo(_first + days) - MeanUpTo(_first);

    /// <summary>
    /// The smallest stock that is enough for the next days with probability <paramref name="level"/>.
    /// </summary>
    public double Quantile(int days, double level)
    {
        Probability.ThrowIfNone(level);
        if (days == 0)
            return 0;
        var above = Math.Clamp(Array.FindIndex(_levels, kept => kept >= level), -1, _levels.Length - 1);
        if (above <= 0)
            return At(above == 0 ? 0 : _levels.Length - 1, days) * Stretch(days);
        var share = (level - _levels[above - 1]) / (_levels[above] - _levels[above - 1]);
        return (At(above - 1, days) + share * (At(above, days) - At(above - 1, days))) * Stretch(days);
    }

    /// <summary>The probability that the next days ask for more than <paramref name="stock"/>.</summary>
    public double ChanceAbove(int days, double stock)
    {
        if (days == 0 || stock < 0)
            return stock < 0 ? 1 : 0;
        stock /= Stretch(days);
        var (enough, levels) = (0, _levels.Length); // how many quantiles the stock is enough for
        while (enough < levels)
        {
            var middle = (enough + levels) / 2;
            (enough, levels) = At(middle, days) <= stock ? (middle + 1, levels) : (enough, middle);
        }
        if (enough == _levels.Length)
            return 0; // less than the kept levels can tell
        var (low, below) = enough == 0 ? (0, 0) : (_levels[enough - 1], At(enough - 1, days));
        return 1 - (low + (_levels[enough] - low) * (stock - below) / (At(enough, days) - below));
    }

    /// <summary>The demand of the next days that <paramref name="stock"/> is expected not to serve.</summary>
    public double Shortage(int days, double stock)
    {
        if (days == 0)
            return 0;
        var (sum, stretch) = (0.0, Stretch(days));
        var (low, missed) = (0.0, Math.Max(0, At(0, days) * stretch - stock));
        for (var level = 0; level < _levels.Length; level++)
        {
            var beyond = At(level, days) * stretch - stock;
            // Where the stock runs out between two levels, the part above it is a triangle.
            sum += beyond <= 0 ? 0
                : missed > 0 || level == 0 ? (_levels[level] - low) * (missed + beyond) / 2
                : (_levels[level] - low) * beyond * beyond / (beyond - (At(level - 1, days) * stretch - stock)) / 2;
            (low, missed) = (_levels[level], Math.Max(0, beyond));
        }
        return sum + (1 - low) * missed;
    }

    private double At(int level, int days) => _quantiles[level * Days + Math.Min(days, Days) - 1];

    private double Stretch(int days)
    {
        if (_first == 0 && days <= Days)
            return 1;
        var (kept, asked) = (_means[Math.Min(days, Days)], Mean(days));
        return kept > 0 && asked > 0 ? asked / kept : 1;
    }

    private double MeanUpTo(double days)
    {
        if (days >= Days)
            return _means[Days] + (days - Days) * (_means[Days] - _means[Math.Max(0, Days - LastDays)]) / Math.Min(
                LastDays, Days);
        var whole = (int)days;
        return _means[whole] + (days - whole) * (_means[whole + 1] - _means[whole]);
    }

    private double AverageQuantile(int days) => days == 0 ? 0 : Shortage(days, 0);
}

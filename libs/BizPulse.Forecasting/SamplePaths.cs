using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting;

/// <summary>
/// Simulated futures. Quantiles do not add, so everything about a sum of days (lead-time demand) is read from the
/// paths.
/// </summary>
/// <remarks>Kept as single precision, all paths of a step side by side: 30 steps × 1,000 paths are 120 kB.</remarks>
public sealed class SamplePaths
{
    private readonly float[] _values;

    public SamplePaths(int horizon, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (Horizon, Count) = (horizon, count);
        _values = new float[horizon * count];
    }

    public int Horizon { get; }

    /// <summary>The number of paths.</summary>
    public int Count { get; }

    public double this[int path, int step]
    {
        get => _values[step * Count + path];
        set => _values[step * Count + path] = (float)value;
    }

    /// <summary>The values of all paths at one step, in order of paths.</summary>
    public Span<float> Step(int step) => _values.AsSpan(step * Count, Count);

    public double Mean(int step)
    {
        var sum = 0.0;
        foreach (var value in Step(step))
            sum += value;
        return sum / Count;
    }

    public double Quantile(int step, double level) => Quantiles(step, [level])[0];

    public double[] Quantiles(int step, ReadOnlySpan<double> levels)
    {
        var sorted = Step(step).ToArray();
        Array.Sort(sorted);
        return Interpolate(sorted, levels);
    }

    /// <summary>
    /// The quantile of the sum over <paramref name="steps"/> steps from <paramref name="first"/>, e.g. demand over a
    /// lead time.
    /// </summary>
    public double SumQuantile(int first, int steps, double level)
    {
        var sorted = Sums(first, steps);
        Array.Sort(sorted);
        return Interpolate(sorted, [level])[0];
    }

    /// <summary>Each path's sum over a window of steps.</summary>
    public float[] Sums(int first, int steps)
    {
        var sums = new double[Count];
        for (var step = first; step < first + steps; step++)
        {
            var values = Step(step);
            for (var path = 0; path < sums.Length; path++)
                sums[path] += values[path];
        }
        return Array.ConvertAll(sums, sum => (float)sum);
    }

    // Linear between order statistics (type 7, the default of R and NumPy).
    private static double[] Interpolate(float[] sorted, ReadOnlySpan<double> levels)
    {
        var quantiles = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            Probability.ThrowIfNone(levels[i], nameof(levels));
            var position = levels[i] * (sorted.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, sorted.Length - 1);
            quantiles[i] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return quantiles;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>
/// Maps feature values to at most 255 bins each. Bin 0 means missing (NaN); the others grow with the value.
/// </summary>
public sealed class FeatureBins
{
    private readonly float[][] _upperBounds; // of bin 1, 2, ...; the last bin has no bound

    private FeatureBins(float[][] upperBounds) => _upperBounds = upperBounds;

    public int Features => _upperBounds.Length;

    /// <summary>The number of bins of a feature, the missing one included.</summary>
    public int Count(int feature) => _upperBounds[feature].Length + 2;

    internal int MaxCount => _upperBounds.Max(bounds => bounds.Length) + 2;

    /// <summary>
    /// Places the bounds so that each bin holds about as many of the sampled values; rare values share one.
    /// </summary>
    /// <param name="rows">A sample of rows, one after the other.</param>
    /// <param name="features">The number of values per row.</param>
    /// <param name="maxBins">At most 255, the missing bin included.</param>
    public static FeatureBins Fit(ReadOnlySpan<float> rows, int features, int maxBins = 127)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBins, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBins, 255);

        var bounds = new float[features][];
        var column = new float[rows.Length / features];
        for (var feature = 0; feature < features; feature++)
        {
            var known = 0;
            for (var i = feature; i < rows.Length; i += features)
                if (!float.IsNaN(rows[i]))
                    column[known++] = rows[i];
            column.AsSpan(0, known).Sort();
            bounds[feature] = UpperBounds(column.AsSpan(0, known), maxBins - 1);
        }
        return new FeatureBins(bounds);
    }

    public byte Bin(int feature, float value)
    {
        if (float.IsNaN(value))
            return 0;
        // All bounds are compared: a search by halves guesses wrong at every other step, and that takes longer.
        ReadOnlySpan<float> bounds = _upperBounds[feature];
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(bounds);
        var below = Vector<int>.Zero;
        foreach (var lane in lanes)
            below -= Vector.LessThan(lane, new Vector<float>(value));
        var bin = 1 + Vector.Sum(below);
        foreach (var bound in bounds[(lanes.Length * Vector<float>.Count)..])
            bin += bound < value ? 1 : 0;
        return (byte)bin;
    }

    /// <summary>The largest value that falls into <paramref name="bin"/> or a lower one.</summary>
    internal float UpperBound(int feature, int bin) =>
        bin == 0 ? float.NegativeInfinity
        : bin <= _upperBounds[feature].Length ? _upperBounds[feature][bin - 1]
        : float.PositiveInfinity;

    private static float[] UpperBounds(ReadOnlySpan<float> sorted, int maxBins)
    {
        var bounds = new List<float>();
        var (values, counts) = Distinct(sorted);
        var (left, bins, inBin) = (sorted.Length, maxBins, 0);
        for (var i = 0; i + 1 < values.Count; i++)
        {
            inBin += counts[i];
            var everyValueFits = values.Count <= maxBins;
            // A value that fills a bin by itself gets one, so the bin before it ends here.
            if (!everyValueFits && inBin < (double)left / bins && counts[i + 1] < (double)left / bins)
                continue;
            bounds.Add(Between(values[i], values[i + 1]));
            (left, bins, inBin) = (left - inBin, bins - 1, 0);
            if (bins == 1)
                break;
        }
        return [.. bounds];
    }

    private static (List<float> Values, List<int> Counts) Distinct(ReadOnlySpan<float> sorted)
    {
        var (values, counts) = (new List<float>(), new List<int>());
        foreach (var value in sorted)
            if (values.Count > 0 && values[^1].Equals(value))
                counts[^1]++;
            else
            {
                values.Add(value);
                counts.Add(1);
            }
        return (values, counts);
    }

    private static float Between(float low, float high)
    {
        var middle = (float)(0.5 * ((double)low + high));
        return middle < high && middle >= low ? middle : low;
    }
}

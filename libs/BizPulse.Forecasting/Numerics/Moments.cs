using System.Numerics;
using System.Runtime.InteropServices;

namespace BizPulse.Forecasting.Numerics;

/// <summary>Sums over spans, several lanes at a time.</summary>
internal static class Moments
{
    public static double Mean(ReadOnlySpan<double> values) => values.Length == 0 ? 0 : Sum(values) / values.Length;

    /// <summary>The variance with divisor n − 1; zero for fewer than two values.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return 0;
        var mean = Mean(values);
        var sum = 0.0;
        foreach (var value in values)
            sum += (value - mean) * (value - mean);
        return sum / (values.Length - 1);
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        var sums = Vector<double>.Zero;
        foreach (var lane in lanes)
            sums += lane;
        var sum = Vector.Sum(sums);
        foreach (var value in values[(lanes.Length * Vector<double>.Count)..])
            sum += value;
        return sum;
    }

    /// <summary>Σ aᵢbᵢ over two spans of the same length.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var lanesA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var lanesB = MemoryMarshal.Cast<double, Vector<double>>(b);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 1 < lanesA.Length; i += 2)
        {
            even += lanesA[i] * lanesB[i];
            odd += lanesA[i + 1] * lanesB[i + 1];
        }
        if (i < lanesA.Length)
            even += lanesA[i] * lanesB[i];
        var sum = Vector.Sum(even + odd);
        for (var k = lanesA.Length * Vector<double>.Count; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }

    /// <summary>target += factor · source.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var lanesT = MemoryMarshal.Cast<double, Vector<double>>(target);
        var lanesS = MemoryMarshal.Cast<double, Vector<double>>(source);
        for (var i = 0; i < lanesS.Length; i++)
            lanesT[i] += factor * lanesS[i];
        for (var k = lanesS.Length * Vector<double>.Count; k < source.Length; k++)
            target[k] += factor * source[k];
    }
}

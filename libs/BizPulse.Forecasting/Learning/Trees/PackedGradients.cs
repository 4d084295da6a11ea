using System.Numerics;

namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>
/// Gradient and hessian of each row as integers in one 64-bit word, so that one addition adds both to a histogram.
/// </summary>
/// <remarks>
/// The gradient sits in the upper half (signed), the hessian in the lower (not negative). Both are scaled so that the
/// sum over all rows stays below 2³⁰: no histogram can overflow, sums don't depend on their order or on the number of
/// threads, and differences are exact.
/// </remarks>
internal sealed class PackedGradients(int rows)
{
    private const double LargestSum = 1 << 30;

    private readonly long[] _values = new long[rows];

    public ReadOnlySpan<long> Values => _values;

    public double GradientUnit { get; private set; } = 1;

    public double HessianUnit { get; private set; } = 1;

    /// <summary>
    /// Takes over the gradients of the rows that take part; the others keep stale words that nobody may read.
    /// </summary>
    public void Pack(ReadOnlySpan<int> sample, ReadOnlySpan<float> gradients, ReadOnlySpan<float> hessians)
    {
        var (gradientSum, hessianSum) = (0.0, 0.0);
        foreach (var row in sample)
        {
            gradientSum += Math.Abs(gradients[row]);
            hessianSum += hessians[row];
        }
        GradientUnit = Unit(gradientSum);
        HessianUnit = Unit(hessianSum);
        var (gradientScale, hessianScale) = ((float)(1 / GradientUnit), (float)(1 / HessianUnit));
        foreach (var row in sample)
            _values[row] = Pack(gradients[row] * gradientScale, hessians[row] * hessianScale);
    }

    /// <summary>As above for all rows, where whole vectors can be packed at once.</summary>
    public void Pack(ReadOnlySpan<float> gradients, ReadOnlySpan<float> hessians)
    {
        var (gradientSum, hessianSum) = (0.0, 0.0);
        const int block = 1024; // short sums in single precision, long ones in double
        for (var start = 0; start < gradients.Length; start += block)
        {
            var length = Math.Min(block, gradients.Length - start);
            var (g, h) = AbsoluteSums(gradients.Slice(start, length), hessians.Slice(start, length));
            gradientSum += g;
            hessianSum += h;
        }
        GradientUnit = Unit(gradientSum);
        HessianUnit = Unit(hessianSum);
        var (gradientScale, hessianScale) = ((float)(1 / GradientUnit), (float)(1 / HessianUnit));
        for (var row = 0; row < gradients.Length; row++)
            _values[row] = Pack(gradients[row] * gradientScale, hessians[row] * hessianScale);
    }

    public static int Gradient(long packed) => (int)(packed >> 32);

    public static uint Hessian(long packed) => (uint)packed;

    private static long Pack(float gradient, float hessian) =>
        ((long)(int)MathF.Round(gradient) << 32) + (long)MathF.Round(hessian);

    private static (float Gradient, float Hessian) AbsoluteSums(
        ReadOnlySpan<float> gradients, ReadOnlySpan<float> hessians)
    {
        var (gradientSums, hessianSums) = (Vector<float>.Zero, Vector<float>.Zero);
        var row = 0;
        for (; row + Vector<float>.Count <= gradients.Length; row += Vector<float>.Count)
        {
            gradientSums += Vector.Abs(new Vector<float>(gradients[row..]));
            hessianSums += new Vector<float>(hessians[row..]);
        }
        var (gradient, hessian) = (Vector.Sum(gradientSums), Vector.Sum(hessianSums));
        for (; row < gradients.Length; row++)
        {
            gradient += MathF.Abs(gradients[row]);
            hessian += hessians[row];
        }
        return (gradient, hessian);
    }

    private static double Unit(double sum) => sum > 0 ? sum / LargestSum : 1;
}

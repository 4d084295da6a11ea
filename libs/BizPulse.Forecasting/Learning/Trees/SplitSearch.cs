using System.Numerics;
using System.Runtime.InteropServices;

namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>The best way to cut one feature's histogram in two.</summary>
internal readonly record struct Split(int Feature, byte Bin, bool MissingGoesLeft, double Gain, long LeftSum)
{
    public static Split None { get; } = new(-1, 0, false, 0, 0);

    /// <summary>Ties go to the lower feature, so that the order of the search does not matter.</summary>
    public bool IsBetterThan(in Split other) =>
        Gain > other.Gain || (Gain == other.Gain && Feature >= 0 && (other.Feature < 0 || Feature < other.Feature));
}

/// <summary>Tries every threshold of a histogram and both places for missing values.</summary>
/// <param name="Total">The packed sum of the leaf.</param>
/// <param name="GradientUnit">What one unit of a packed gradient stands for.</param>
/// <param name="HessianUnit">What one unit of a packed hessian stands for.</param>
/// <param name="L2">Added to each hessian.</param>
/// <param name="MinHessian">The least packed hessian that a child must have.</param>
internal readonly record struct SplitSearch(
    long Total, double GradientUnit, double HessianUnit, double L2, double MinHessian)
{
    private const int MaxBins = 256;

    /// <summary>The gain of a leaf that stays whole.</summary>
    public double GainOfLeaf => Gain(Total);

    public Split Best(int feature, ReadOnlySpan<long> bins)
    {
        Span<long> leftSums = stackalloc long[MaxBins];
        var sum = 0L;
        for (var bin = 0; bin + 1 < bins.Length; bin++)
            leftSums[bin] = sum += bins[bin];

        var best = BestOf(feature, leftSums[..(bins.Length - 1)], missingGoesLeft: true);
        var missing = bins[0];
        if (missing == 0)
            return best with { MissingGoesLeft = false }; // none seen here: later ones go with the larger values

        for (var bin = 0; bin + 1 < bins.Length; bin++)
            leftSums[bin] -= missing;
        var right = BestOf(feature, leftSums[..(bins.Length - 1)], missingGoesLeft: false);
        return right.Gain > best.Gain ? right : best;
    }

    private Split BestOf(int feature, ReadOnlySpan<long> leftSums, bool missingGoesLeft)
    {
        var (bestGain, bestBin) = (double.NegativeInfinity, -1);
        var bin = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Span<double> gains = stackalloc double[Vector<double>.Count];
            var threshold = new Vector<double>(bestGain);
            foreach (var left in MemoryMarshal.Cast<long, Vector<long>>(leftSums))
            {
                var gain = Gains(left);
                if (Vector.GreaterThanAny(gain, threshold))
                {
                    gain.CopyTo(gains);
                    for (var lane = 0; lane < gains.Length; lane++)
                        if (gains[lane] > bestGain)
                            (bestGain, bestBin) = (gains[lane], bin + lane);
                    threshold = new Vector<double>(bestGain);
                }
                bin += Vector<double>.Count;
            }
        }
        for (; bin < leftSums.Length; bin++)
        {
            var gain = GainOfSplit(leftSums[bin]);
            if (gain > bestGain)
                (bestGain, bestBin) = (gain, bin);
        }
        return bestBin < 0
            ? Split.None
            : new Split(feature, (byte)bestBin, missingGoesLeft, bestGain, leftSums[bestBin]);
    }

    private double GainOfSplit(long left)
    {
        var right = Total - left;
        return PackedGradients.Hessian(left) < MinHessian || PackedGradients.Hessian(right) < MinHessian
            ? double.NegativeInfinity
            : Gain(left) + Gain(right);
    }

    private double Gain(long sum)
    {
        var gradient = PackedGradients.Gradient(sum) * GradientUnit;
        return gradient * gradient / (PackedGradients.Hessian(sum) * HessianUnit + L2);
    }

    private Vector<double> Gains(Vector<long> left)
    {
        var right = new Vector<long>(Total) - left;
        var leftHessian = Hessians(left);
        var rightHessian = Hessians(right);
        var enough = new Vector<double>(MinHessian);
        var allowed = Vector.GreaterThanOrEqual(leftHessian, enough) & Vector.GreaterThanOrEqual(rightHessian, enough);
        return Vector.ConditionalSelect(
            allowed, Gains(left, leftHessian) + Gains(right, rightHessian),
            new Vector<double>(double.NegativeInfinity));
    }

    private Vector<double> Gains(Vector<long> sum, Vector<double> hessian)
    {
        var gradient = Vector.ConvertToDouble(Vector.ShiftRightArithmetic(sum, 32)) * GradientUnit;
        return gradient * gradient / (hessian * HessianUnit + new Vector<double>(L2));
    }

    private static Vector<double> Hessians(Vector<long> sum) =>
        Vector.ConvertToDouble(sum & new Vector<long>(uint.MaxValue));
}

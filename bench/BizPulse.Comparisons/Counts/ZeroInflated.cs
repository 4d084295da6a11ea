using BizPulse.Forecasting.Counts;

namespace BizPulse.Comparisons.Counts;

/// <summary>
/// With probability <paramref name="zeroShare"/> nothing sells at all; otherwise counts come as
/// <paramref name="counts"/> says.
/// </summary>
public sealed class ZeroInflated(double zeroShare, CountDistribution counts) : CountDistribution
{
    public override double Mean => (1 - zeroShare) * counts.Mean;

    public override double Variance => (1 - zeroShare) * (counts.Variance + zeroShare * counts.Mean * counts.Mean);

    /// <summary>
    /// The distribution with this mean, variance and, where a negative binomial has fewer, share of zeros.
    /// </summary>
    public static CountDistribution FromMoments(double mean, double variance, double zeros) =>
        ShareFor(mean, variance, zeros) is > 0 and var share
            ? With(share, mean, variance)
            : NegativeBinomial.FromMoments(mean, variance);

    /// <summary>
    /// The share of days without any sale that brings the zeros up to <paramref name="zeros"/>, mean and variance kept.
    /// </summary>
    public static double ShareFor(double mean, double variance, double zeros)
    {
        if (mean <= 0 || zeros <= NegativeBinomial.FromMoments(mean, variance).Probability(0) + 1e-9)
            return 0;
        var (low, high) = (0.0, Math.Min(zeros, LargestShare(mean, variance)));
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (With(middle, mean, variance).Probability(0) < zeros)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    public override int Sample(Random random) => random.NextDouble() < zeroShare ? 0 : counts.Sample(random);

    private protected override double LogProbability(int count) => count == 0
        ? Math.Log(zeroShare + (1 - zeroShare) * counts.Probability(0))
        : Math.Log(1 - zeroShare) + Math.Log(counts.Probability(count));

    private protected override double Ratio(int count) => Probability(count + 1) / Probability(count);

    // Any more zeros and the counts themselves would have to vary less than Poisson ones.
    private static double LargestShare(double mean, double variance) =>
        1 - mean * mean / (mean * mean + Math.Max(0, variance - mean));

    private static ZeroInflated With(double share, double mean, double variance)
    {
        var countMean = mean / (1 - share);
        return new(
            share, NegativeBinomial.FromMoments(countMean, variance / (1 - share) - share * countMean * countMean));
    }
}

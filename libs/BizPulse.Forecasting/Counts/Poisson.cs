using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Counts;

/// <summary>Sales that come independently of each other: variance equals mean.</summary>
public sealed class Poisson : CountDistribution
{
    public Poisson(double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        Mean = mean;
    }

    public override double Mean { get; }

    public override double Variance => Mean;

    public override int Sample(Random random) => RandomCounts.Poisson(Mean, random);

    private protected override double LogProbability(int count) =>
        Mean == 0 ? (count == 0 ? 0 : double.NegativeInfinity)
        : count * Math.Log(Mean) - Mean - GammaFunction.Log(count + 1.0);

    private protected override double Ratio(int count) => Mean / (count + 1);
}

using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Counts;

/// <summary>Poisson sales whose rate itself varies: variance = mean + dispersion × mean².</summary>
public sealed class NegativeBinomial : CountDistribution
{
    private readonly double _size; // r
    private readonly double _stay; // p

    /// <param name="mean">μ, above zero.</param>
    /// <param name="dispersion">1/r, above zero; the smaller, the closer to Poisson.</param>
    public NegativeBinomial(double mean, double dispersion)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dispersion);
        (Mean, Dispersion) = (mean, dispersion);
        _size = 1 / dispersion;
        _stay = _size / (_size + mean);
    }

    public override double Mean { get; }

    public double Dispersion { get; }

    public override double Variance => Mean + Dispersion * Mean * Mean;

    /// <summary>
    /// The count distribution with these moments: Poisson where the variance does not exceed the mean.
    /// </summary>
    public static CountDistribution FromMoments(double mean, double variance) =>
        mean <= 0 || variance <= mean * (1 + 1e-9)
            ? new Poisson(Math.Max(0, mean))
            : new NegativeBinomial(mean, (variance - mean) / (mean * mean));

    public override int Sample(Random random) =>
        RandomCounts.Poisson(Mean * RandomCounts.Gamma(_size, random) / _size, random);

    private protected override double LogProbability(int count) =>
        GammaFunction.Log(count + _size) - GammaFunction.Log(_size) - GammaFunction.Log(count + 1.0)
        + _size * Math.Log(_stay) + count * Math.Log(1 - _stay);

    private protected override double Ratio(int count) => (count + _size) / (count + 1) * (1 - _stay);
}

using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>Corrects how far out quantiles lie by where the outcomes of past forecasts fell in them.</summary>
/// <remarks>
/// Were intervals too narrow, outcomes pile up at both ends, and the quantile at p is read further out. Kuleshov,
/// Fenner &amp; Ermon, ICML 2018; the conformal idea of Romano, Patterson &amp; Candès, NeurIPS 2019, for a whole
/// distribution. Every outcome counts on either side, since that past forecasts were too high or too low does not tell
/// what the next will be. Outcomes of one origin share what happened then, so what they say is believed by the number
/// of origins.
/// </remarks>
internal sealed class Recalibration
{
    private const int FewestPrior = 60; // as many outcomes as the uncorrected quantiles are believed for at least

    private readonly double[] _sorted;
    private readonly double _widening;

    /// <param name="outcomes">Where outcomes fell, from 0 to 1.</param>
    /// <param name="origins">The number of origins that they come from.</param>
    /// <param name="widening">By how much further out than they did the next may fall.</param>
    public Recalibration(IReadOnlyCollection<double> outcomes, int origins = 1, double widening = 1)
    {
        var prior = Math.Max(FewestPrior, outcomes.Count / Math.Max(1, origins));
        _sorted =
            [.. outcomes, .. outcomes.Select(outcome => 1 - outcome), .. Enumerable.Range(0, prior)
                .Select(i => (i + 0.5) / prior)];
        Array.Sort(_sorted);
        _widening = widening;
    }

    /// <summary>
    /// The level at which to read the uncorrected distribution for the corrected quantile at <paramref name="level"/>.
    /// </summary>
    public double Level(double level)
    {
        var position = Math.Clamp(level * _sorted.Length - 0.5, 0, _sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        var read = _sorted[below] + (position - below) * (_sorted[above] - _sorted[below]);
        return NormalDistribution.Cumulative(_widening * NormalDistribution.Quantile(Math.Clamp(read, 1e-6, 1 - 1e-6)));
    }
}

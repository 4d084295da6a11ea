namespace BizPulse.Forecasting.Uncertainty;

/// <summary>Corrects quantiles by where the outcomes of past forecasts fell in them.</summary>
/// <remarks>
/// Were intervals too narrow, outcomes pile up at both ends, and the quantile at p is read further out. Kuleshov, Fenner &amp; Ermon,
/// ICML 2018; the conformal idea of Romano, Patterson &amp; Candès, NeurIPS 2019, for a whole distribution.
/// </remarks>
internal sealed class Recalibration
{
    private const int PriorOutcomes = 60; // as many outcomes as the uncorrected quantiles are believed for

    private readonly double[] _sorted;

    public Recalibration(IEnumerable<double> outcomes)
    {
        var all = outcomes.Concat(Enumerable.Range(0, PriorOutcomes).Select(i => (i + 0.5) / PriorOutcomes)).ToArray();
        Array.Sort(all);
        _sorted = all;
    }

    /// <summary>The level at which to read the uncorrected distribution for the corrected quantile at <paramref name="level"/>.</summary>
    public double Level(double level)
    {
        var position = Math.Clamp(level * _sorted.Length - 0.5, 0, _sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + (position - below) * (_sorted[above] - _sorted[below]);
    }
}

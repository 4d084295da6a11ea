using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Reconciliation;

/// <summary>The covariance of errors with its correlations shrunk towards zero as far as their noise demands.</summary>
/// <remarks>Schäfer &amp; Strimmer, Stat. Appl. Genet. Mol. Biol. 4, 2005.</remarks>
internal sealed class ShrunkCovariance
{
    private readonly double[] _deviations;
    private readonly double[,] _correlations;

    public ShrunkCovariance(IReadOnlyList<double[]> errors)
    {
        var standard = errors.Select(Standardise).ToArray();
        _deviations =
            [.. errors.Select(one => Math.Sqrt(Math.Max(Moments.Dot(one, one) / Math.Max(1, one.Length), 1e-12)))];
        _correlations = new double[errors.Count, errors.Count];
        var (noise, signal) = (0.0, 0.0);
        for (var i = 0; i < errors.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (correlation, variance) = Correlation(standard[i], standard[j]);
                _correlations[i, j] = _correlations[j, i] = correlation;
                (noise, signal) = (noise + variance, signal + correlation * correlation);
            }
        Shrinkage = signal > 0 ? Math.Clamp(noise / signal, 0, 1) : 1;
    }

    /// <summary>From 0, correlations as measured, to 1, none.</summary>
    public double Shrinkage { get; }

    public double this[int i, int j] =>
        _deviations[i] * _deviations[j] * (i == j ? 1 : (1 - Shrinkage) * _correlations[i, j]);

    private static double[] Standardise(double[] errors)
    {
        var scale = Math.Sqrt(Math.Max(Moments.Dot(errors, errors) / Math.Max(1, errors.Length), 1e-24));
        return Array.ConvertAll(errors, error => error / scale);
    }

    private static (double Correlation, double Variance) Correlation(double[] a, double[] b)
    {
        var n = a.Length;
        var mean = Moments.Dot(a, b) / n;
        var squares = 0.0;
        for (var t = 0; t < n; t++)
            squares += Math.Pow(a[t] * b[t] - mean, 2);
        return (mean, n > 1 ? squares / n / (n - 1) : 1);
    }
}

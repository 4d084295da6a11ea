using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>Exact one-step predictions of a stationary ARMA process by the innovations algorithm.</summary>
/// <remarks>
/// Brockwell &amp; Davis, <i>Time Series: Theory and Methods</i>, 2nd ed., §5.3; in units of the error variance.
/// </remarks>
internal sealed class ArmaProcess
{
    private const double Settled = 1e-9;

    private readonly double[] _ar;
    private readonly double[] _ma; // with a leading 1
    private readonly int _m;
    private readonly double[] _covariances;

    public ArmaProcess(ArmaCoefficients arma)
    {
        _ar = arma.DenseAr;
        _ma = [1, .. arma.DenseMa];
        _m = Math.Max(_ar.Length, _ma.Length - 1);
        _covariances = Covariances();
    }

    /// <summary>False when the process is too near a unit root for its covariances to be computed.</summary>
    public bool IsValid => _covariances[0] > 0 && double.IsFinite(_covariances[0]);

    /// <summary>
    /// Writes each error over the square root of its variance ratio, and returns Σ log of the ratios.
    /// </summary>
    public double Standardise(ReadOnlySpan<double> values, Span<double> errors, Span<double> standardised)
    {
        var (q, n) = (_ma.Length - 1, values.Length);
        var width = Math.Max(_m, 1);
        var ring = new double[(width + 1) * width]; // the θ of the last steps
        var ratios = new double[n];
        var (logs, settled) = (0.0, false);
        var theta = ring.AsSpan(0, width);
        for (var t = 0; t < n; t++)
        {
            var reach = t < _m ? t : q;
            if (!settled)
            {
                var before = theta;
                theta = ring.AsSpan(t % (width + 1) * width, width);
                ratios[t] = Innovate(t, reach, ring, width, ratios, theta);
                settled = t > 2 * _m && Math.Abs(ratios[t] - 1) < Settled && AreClose(theta[..q], before[..q]);
            }
            else
                ratios[t] = 1;
            var predicted = 0.0;
            for (var j = 1; j <= reach; j++)
                predicted += theta[j - 1] * errors[t - j];
            if (t >= _m)
                for (var i = 0; i < _ar.Length; i++)
                    predicted += _ar[i] * values[t - 1 - i];
            errors[t] = values[t] - predicted;
            standardised[t] = errors[t] / Math.Sqrt(ratios[t]);
            if (!settled)
                logs += Math.Log(ratios[t]);
        }
        return logs;
    }

    // θ of step t and the variance of its error, from those of the steps before.
    private double Innovate(int t, int reach, double[] ring, int width, double[] ratios, Span<double> theta)
    {
        theta.Clear();
        var variance = Kappa(t, t);
        for (var k = t - reach; k < t; k++)
        {
            var earlier = ring.AsSpan(k % (width + 1) * width, width);
            var sum = Kappa(t, k);
            for (var j = Math.Max(t - reach, k - width); j < k; j++)
                sum -= earlier[k - j - 1] * theta[t - j - 1] * ratios[j];
            theta[t - k - 1] = sum / ratios[k];
            variance -= theta[t - k - 1] * theta[t - k - 1] * ratios[k];
        }
        return Math.Max(variance, 1e-12);
    }

    // Covariance of the values at two steps, after the autoregression is taken out of those beyond the first m.
    private double Kappa(int later, int earlier)
    {
        var lag = later - earlier;
        if (later < _m)
            return _covariances[lag];
        if (earlier >= _m)
        {
            var sum = 0.0;
            for (var j = 0; j + lag < _ma.Length; j++)
                sum += _ma[j] * _ma[j + lag];
            return sum;
        }
        if (later >= 2 * _m)
            return 0;
        var covariance = _covariances[lag];
        for (var i = 1; i <= _ar.Length; i++)
            covariance -= _ar[i - 1] * _covariances[Math.Abs(i - lag)];
        return covariance;
    }

    // γ(0 … 2m) from γ(k) − Σ arᵢγ(|k−i|) = Σ maⱼψ(j−k).
    private double[] Covariances()
    {
        var p = _ar.Length;
        var psi = new double[_ma.Length];
        for (var j = 0; j < psi.Length; j++)
        {
            psi[j] = _ma[j];
            for (var i = 1; i <= Math.Min(j, p); i++)
                psi[j] += _ar[i - 1] * psi[j - i];
        }
        double Noise(int k)
        {
            var sum = 0.0;
            for (var j = k; j < _ma.Length; j++)
                sum += _ma[j] * psi[j - k];
            return sum;
        }

        var covariances = new double[2 * _m + 1];
        var system = new double[(p + 1) * (p + 1)];
        for (var k = 0; k <= p; k++)
        {
            covariances[k] = Noise(k);
            system[k * (p + 1) + k] += 1;
            for (var i = 1; i <= p; i++)
                system[k * (p + 1) + Math.Abs(k - i)] -= _ar[i - 1];
        }
        if (!LinearSystem.Solve(system, covariances.AsSpan(0, p + 1)))
            covariances[0] = double.NaN;
        for (var k = p + 1; k < covariances.Length; k++)
        {
            covariances[k] = Noise(k);
            for (var i = 1; i <= p; i++)
                covariances[k] += _ar[i - 1] * covariances[Math.Abs(k - i)];
        }
        return covariances;
    }

    private static bool AreClose(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        for (var i = 0; i < a.Length; i++)
            if (Math.Abs(a[i] - b[i]) > Settled)
                return false;
        return true;
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// One pass of exponential smoothing over a series, which carries along the derivative of every state with respect to every parameter
/// (one lane each), so that a fit takes a dozen passes instead of hundreds.
/// </summary>
/// <remarks>
/// The likelihood of relative errors e = (y − μ)/μ needs Σ log μ as well; it is folded in by scaling the errors with the geometric
/// mean G of μ, since n·log Σe² + 2·Σ log μ = n·log Σ(eG)². Reference: Hyndman, Koehler, Ord &amp; Snyder, <i>Forecasting with
/// Exponential Smoothing</i>, 2008, chapter 5.
/// </remarks>
internal sealed class EtsLikelihood : ILeastSquares
{
    private readonly double[] _values;
    private readonly EtsLayout _layout;
    private readonly int _lanes; // vectors that hold one number per parameter
    private readonly double[] _season;
    private readonly Vector512<double>[] _dSeason;
    // Derivatives of the states, the smoothing parameters and the sums over all observations.
    private readonly Vector512<double>[] _dLevel, _dTrend, _dAlpha, _dBeta, _dGamma, _dPhi, _dResidual, _dSum, _dLogs;
    private readonly Vector512<double>[] _products;

    public EtsLikelihood(double[] values, EtsLayout layout)
    {
        (_values, _layout) = (values, layout);
        _lanes = (layout.Count + 7) / 8;
        _season = new double[layout.SeasonLength];
        _dSeason = new Vector512<double>[layout.SeasonLength * _lanes];
        (_dLevel, _dTrend, _dResidual, _dSum, _dLogs) = (Row(), Row(), Row(), Row(), Row());
        (_dAlpha, _dBeta, _dGamma, _dPhi) = (Row(), Row(), Row(), Row());
        _products = new Vector512<double>[layout.Count * _lanes];
    }

    /// <summary>The states after the latest pass. The season is in order of position: index 0 belongs to the first observation.</summary>
    public double Level { get; private set; }
    public double Trend { get; private set; }
    public double[] Season => _season;

    /// <summary>Σ e² of the latest pass, in the units of the form's errors.</summary>
    public double SquaredErrors { get; private set; }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        Start(x);
        Array.Clear(_products);
        var k = _lanes;
        var (dLevel, dTrend, dAlpha, dBeta, dGamma, dPhi) = (_dLevel, _dTrend, _dAlpha, _dBeta, _dGamma, _dPhi);
        var (dResidual, dSum, dLogs) = (_dResidual, _dSum, _dLogs);
        var (alpha, beta, gamma, phi) = (EtsLayout.Alpha(x), _layout.Beta(x), _layout.Gamma(x), _layout.Phi(x));
        var (multiplies, relative) = (_layout.Form.Season == EtsSeason.Multiplicative, _layout.Form.RelativeErrors);
        var positive = multiplies || relative;
        var (level, trend, position) = (Level, Trend, 0);
        double squared = 0, logs = 0, product = 1;
        for (var t = 0; t < _values.Length; t++)
        {
            var dSeason = _dSeason.AsSpan(position * k, k);
            var season = _season[position];
            var line = level + phi * trend;
            var expected = multiplies ? line * season : line + season;
            if (positive && !(expected > 1e-10 && (line > 1e-10 || !multiplies)))
                return double.PositiveInfinity;

            var error = _values[t] - expected;
            var inverse = 1 / expected;
            var residual = relative ? error * inverse : error;
            var forLevel = multiplies ? error / season : error;
            var forSeason = multiplies ? error / line : error;
            for (var i = 0; i < k; i++)
            {
                var dLine = dLevel[i] + phi * dTrend[i] + trend * dPhi[i];
                var dExpected = multiplies ? season * dLine + line * dSeason[i] : dLine + dSeason[i];
                var dForLevel = multiplies ? -(dExpected + forLevel * dSeason[i]) / season : -dExpected;
                var dForSeason = multiplies ? -(dExpected + forSeason * dLine) / line : -dExpected;
                dResidual[i] = relative ? -(1 + residual) * inverse * dExpected : -dExpected;
                dLogs[i] += inverse * dExpected;
                dSum[i] += residual * dResidual[i];
                dLevel[i] = dLine + alpha * dForLevel + forLevel * dAlpha[i];
                dTrend[i] = phi * dTrend[i] + trend * dPhi[i] + beta * dForLevel + forLevel * dBeta[i];
                dSeason[i] += gamma * dForSeason + forSeason * dGamma[i];
            }
            AddProducts(dResidual);

            squared += residual * residual;
            level = line + alpha * forLevel;
            trend = phi * trend + beta * forLevel;
            _season[position] = season + gamma * forSeason;
            position = position + 1 == _season.Length ? 0 : position + 1;
            if (relative) // one logarithm per eight observations
                (logs, product) = (t & 7) == 7 ? (logs + Math.Log(product * expected), 1) : (logs, product * expected);
        }
        (Level, Trend, SquaredErrors) = (level, trend, squared);
        return Collect(gradient, curvature, relative ? logs + Math.Log(product) : null);
    }

    // Sets the initial states and the derivatives of parameters and states with respect to the vector.
    private void Start(ReadOnlySpan<double> x)
    {
        foreach (var row in (Vector512<double>[][])[_dLevel, _dTrend, _dSum, _dLogs, _dSeason])
            Array.Clear(row);
        Lanes(_dLevel)[_layout.Level] = 1;
        Lanes(_dAlpha)[0] = 1;
        if (_layout.Form.HasTrend)
            (Lanes(_dTrend)[_layout.Trend], Lanes(_dBeta)[0], Lanes(_dBeta)[_layout.TrendRatio]) = (1, x[_layout.TrendRatio], x[0]);
        if (_layout.IsSeasonal)
            (Lanes(_dGamma)[0], Lanes(_dGamma)[_layout.SeasonRatio]) = (-x[_layout.SeasonRatio], 1 - x[0]);
        if (_layout.Damping >= 0)
            Lanes(_dPhi)[_layout.Damping] = 1;
        (Level, Trend) = (x[_layout.Level], _layout.Form.HasTrend ? x[_layout.Trend] : 0);

        // The seasonal states add up to zero, or average to one, so that the last follows from the others.
        var last = _season.Length - 1;
        _season[last] = _layout.Form.Season == EtsSeason.Multiplicative ? _season.Length : 0;
        for (var i = 0; i < last; i++)
        {
            _season[i] = x[_layout.Season + i];
            _season[last] -= _season[i];
            Lanes(_dSeason, i)[_layout.Season + i] = 1;
            Lanes(_dSeason, last)[_layout.Season + i] = -1;
        }
    }

    private Vector512<double>[] Row() => new Vector512<double>[_lanes];

    private Span<double> Lanes(Vector512<double>[] rows, int row = 0) =>
        MemoryMarshal.Cast<Vector512<double>, double>(rows.AsSpan(row * _lanes, _lanes));

    private void AddProducts(ReadOnlySpan<Vector512<double>> row)
    {
        var numbers = MemoryMarshal.Cast<Vector512<double>, double>(row);
        var products = _products.AsSpan();
        for (var i = 0; i < _layout.Count; i++)
        {
            var factor = Vector512.Create(numbers[i]);
            for (var j = 0; j < row.Length; j++)
                products[i * row.Length + j] = Vector512.FusedMultiplyAdd(factor, row[j], products[i * row.Length + j]);
        }
    }

    // The scaled residual is eG: its derivative is G(e' + e·g), g the mean of (log μ)'.
    private double Collect(Span<double> gradient, Span<double> curvature, double? sumOfLogs)
    {
        var n = _layout.Count;
        var sums = Lanes(_dSum);
        var logs = Lanes(_dLogs);
        var perValue = sumOfLogs is null ? 0 : 1.0 / _values.Length;
        var scale = sumOfLogs is { } total ? Math.Exp(2 * total / _values.Length) : 1;
        for (var i = 0; i < n; i++)
        {
            var products = Lanes(_products, i);
            var gi = perValue * logs[i];
            gradient[i] = scale * (sums[i] + SquaredErrors * gi);
            for (var j = 0; j < n; j++)
            {
                var gj = perValue * logs[j];
                curvature[i * n + j] = scale * (products[j] + sums[i] * gj + gi * sums[j] + SquaredErrors * gi * gj);
            }
        }
        return scale * SquaredErrors;
    }
}

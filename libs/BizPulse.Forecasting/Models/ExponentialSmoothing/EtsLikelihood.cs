using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// The likelihood of an exponential smoothing model as a sum of squares with its derivatives: passes over the series
/// carry along the derivative of every state with respect to eight parameters each, so that a fit takes a dozen passes
/// instead of hundreds.
/// </summary>
/// <remarks>
/// The likelihood of relative errors e = (y − μ)/μ needs Σ log μ as well; it is folded in by scaling the errors with
/// the geometric mean G of μ, since n·log Σe² + 2·Σ log μ = n·log Σ(eG)². Reference: Hyndman, Koehler, Ord &amp;
/// Snyder, <i>Forecasting with Exponential Smoothing</i>, 2008, chapter 5.
/// </remarks>
internal sealed class EtsLikelihood : ILeastSquares, IDisposable
{
    private readonly double[] _values;
    private readonly EtsLayout _layout;
    private readonly Vector512<double>[][] _slopes; // of each error, by blocks of eight parameters
    private readonly Vector512<double>[] _dSeason;
    private readonly double[] _sums;     // Σ e·e' per parameter
    private readonly double[] _dLogs;    // Σ (log μ)' per parameter

    public EtsLikelihood(double[] values, EtsLayout layout)
    {
        (_values, _layout) = (values, layout);
        _slopes = new Vector512<double>[(layout.Count + 7) / 8][];
        for (var block = 0; block < _slopes.Length; block++)
            _slopes[block] = ArrayPool<Vector512<double>>.Shared.Rent(values.Length);
        _dSeason = new Vector512<double>[layout.SeasonLength];
        (_sums, _dLogs) = (new double[8 * _slopes.Length], new double[8 * _slopes.Length]);
        Season = new double[layout.SeasonLength];
    }

    /// <summary>
    /// The states after the latest pass. The season is in order of position: index 0 belongs to the first observation.
    /// </summary>
    public double Level { get; private set; }
    public double Trend { get; private set; }
    public double[] Season { get; }

    /// <summary>Σ e² of the latest pass, in the units of the form's errors.</summary>
    public double SquaredErrors { get; private set; }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        var sumOfLogs = 0.0;
        for (var block = 0; block < _slopes.Length; block++)
        {
            sumOfLogs = (_layout.Form.RelativeErrors, _layout.Form.Season == EtsSeason.Multiplicative) switch
            {
                (false, false) => Pass<No, No>(x, block),
                (false, true) => Pass<No, Yes>(x, block),
                (true, false) => Pass<Yes, No>(x, block),
                (true, true) => Pass<Yes, Yes>(x, block),
            };
            if (double.IsNaN(sumOfLogs))
                return double.PositiveInfinity;
        }
        GramMatrix.Compute(_slopes, _values.Length, _layout.Count, curvature);
        return Scale(gradient, curvature, Math.Exp(2 * sumOfLogs / _values.Length));
    }

    public void Dispose()
    {
        foreach (var block in _slopes)
            ArrayPool<Vector512<double>>.Shared.Return(block);
    }

    // One pass with the derivatives of one block. Returns Σ log μ for relative errors, else 0; NaN where the form's
    // states are not allowed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Pass<TRelative, TMultiplies>(ReadOnlySpan<double> x, int block)
        where TRelative : IFlag
        where TMultiplies : IFlag
    {
        Start(x, block);
        var (alpha, beta, gamma, phi) = (EtsLayout.Alpha(x), _layout.Beta(x), _layout.Gamma(x), _layout.Phi(x));
        var dAlpha = Unit(0, block);
        var dBeta = _layout.Form.HasTrend
            ? x[_layout.TrendRatio] * dAlpha + alpha * Unit(_layout.TrendRatio, block)
            : default;
        var dGamma = _layout.IsSeasonal
            ? (1 - alpha) * Unit(_layout.SeasonRatio, block) - x[_layout.SeasonRatio] * dAlpha
            : default;
        var dPhi = Unit(_layout.Damping, block);
        var (dLevel, dTrend) = (Unit(_layout.Level, block), Unit(_layout.Trend, block));
        Vector512<double> sums = default, dLogs = default;
        var (slopes, season, dSeason) = (_slopes[block], Season, _dSeason);
        var (level, trend, position) = (Level, Trend, 0);
        double squared = 0, logs = 0, product = 1;
        for (var t = 0; t < _values.Length; t++)
        {
            var (effect, dEffect) = (season[position], dSeason[position]);
            var (line, dLine) = (level + phi * trend, dLevel + phi * dTrend + trend * dPhi);
            var expected = TMultiplies.Value ? line * effect : line + effect;
            if ((TRelative.Value || TMultiplies.Value) && !(expected > 1e-10 && (line > 1e-10 || !TMultiplies.Value)))
                return double.NaN;

            var dExpected = TMultiplies.Value ? effect * dLine + line * dEffect : dLine + dEffect;
            var error = _values[t] - expected;
            var (forLevel, dForLevel, forSeason, dForSeason) = (error, -dExpected, error, -dExpected);
            if (TMultiplies.Value)
            {
                var (perEffect, perLine) = (1 / effect, 1 / line);
                (forLevel, forSeason) = (error * perEffect, error * perLine);
                dForLevel = -perEffect * (dExpected + forLevel * dEffect);
                dForSeason = -perLine * (dExpected + forSeason * dLine);
            }
            var (residual, dResidual) = (error, -dExpected);
            if (TRelative.Value)
            {
                var inverse = 1 / expected;
                residual = error * inverse;
                dResidual = -(1 + residual) * inverse * dExpected;
                dLogs += inverse * dExpected;
                // One logarithm per eight.
                (logs, product) = (t & 7) == 7 ? (logs + Math.Log(product * expected), 1) : (logs, product * expected);
            }
            slopes[t] = dResidual;
            sums += residual * dResidual;
            squared += residual * residual;

            dLevel = dLine + (alpha * dForLevel + forLevel * dAlpha);
            dTrend = phi * dTrend + trend * dPhi + (beta * dForLevel + forLevel * dBeta);
            dSeason[position] = dEffect + (gamma * dForSeason + forSeason * dGamma);
            (level, trend) = (line + alpha * forLevel, phi * trend + beta * forLevel);
            season[position] = effect + gamma * forSeason;
            position = position + 1 == season.Length ? 0 : position + 1;
        }
        sums.CopyTo(_sums, 8 * block);
        dLogs.CopyTo(_dLogs, 8 * block);
        (Level, Trend, SquaredErrors) = (level, trend, squared);
        return logs + Math.Log(product);
    }

    // The seasonal states add up to zero, or average to one, so that the last follows from the others.
    private void Start(ReadOnlySpan<double> x, int block)
    {
        (Level, Trend) = (x[_layout.Level], _layout.Form.HasTrend ? x[_layout.Trend] : 0);
        var last = Season.Length - 1;
        Season[last] = _layout.Form.Season == EtsSeason.Multiplicative ? Season.Length : 0;
        _dSeason[last] = default;
        for (var i = 0; i < last; i++)
        {
            Season[i] = x[_layout.Season + i];
            _dSeason[i] = Unit(_layout.Season + i, block);
            Season[last] -= Season[i];
            _dSeason[last] -= _dSeason[i];
        }
    }

    private static Vector512<double> Unit(int parameter, int block) =>
        parameter >= 8 * block && parameter < 8 * block + 8
            ? Vector512<double>.Zero.WithElement(parameter - 8 * block, 1)
            : default;

    // From e to eG: the derivative of eG is G(e' + e·g), with g the mean of (log μ)'.
    private double Scale(Span<double> gradient, Span<double> curvature, double scale)
    {
        var n = _layout.Count;
        for (var i = 0; i < n; i++)
        {
            var gi = _dLogs[i] / _values.Length;
            gradient[i] = scale * (_sums[i] + SquaredErrors * gi);
            for (var j = 0; j < n; j++)
            {
                var gj = _dLogs[j] / _values.Length;
                ref var product = ref curvature[i * n + j];
                product = scale * (product + _sums[i] * gj + gi * _sums[j] + SquaredErrors * gi * gj);
            }
        }
        return scale * SquaredErrors;
    }

    // Known to the compiler, so that each of the four kinds of form gets a loop of its own.
    private interface IFlag
    {
        static abstract bool Value { get; }
    }

    private readonly struct Yes : IFlag
    {
        public static bool Value => true;
    }

    private readonly struct No : IFlag
    {
        public static bool Value => false;
    }
}

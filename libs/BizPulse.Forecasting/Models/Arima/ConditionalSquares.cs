using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// The conditional sum of squares of an ARMA model with regressors, and its derivatives by the same recursion in lanes.
/// </summary>
internal sealed class ConditionalSquares : ILeastSquares
{
    private readonly double[] _values;
    private readonly double[][] _regressors;
    private readonly ArmaLayout _layout;
    private readonly double[] _rest;
    private readonly double[] _filtered;
    private readonly Vector512<double>[][] _slopes;
    private readonly double[] _transform;
    private readonly double[] _buffer;

    public ConditionalSquares(double[] values, double[][] regressors, ArmaLayout layout)
    {
        (_values, _regressors, _layout) = (values, regressors, layout);
        (_rest, Errors, _filtered) = (new double[values.Length], new double[values.Length], new double[values.Length]);
        _slopes = new Vector512<double>[(layout.Count + 7) / 8][];
        for (var block = 0; block < _slopes.Length; block++)
            _slopes[block] = new Vector512<double>[values.Length];
        (_transform, _buffer) = (new double[layout.Count * layout.Count], new double[layout.Count * layout.Count]);
    }

    /// <summary>The one-step errors of the latest evaluation; zero where values only start the recursion.</summary>
    public double[] Errors { get; }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        var arma = _layout.Coefficients(x);
        SetRest(arma);
        var squares = SetErrors(arma);
        SetSources(arma);
        foreach (var block in _slopes)
            Filter(block, arma, _values.Length);
        SetGradient(gradient);
        GramMatrix.Compute(_slopes, _values.Length, _layout.Count, curvature);
        ToPartials(arma, gradient, curvature);
        return squares;
    }

    private void SetRest(ArmaCoefficients arma)
    {
        _values.CopyTo(_rest, 0);
        for (var i = 0; i < _regressors.Length; i++)
            Moments.AddScaled(_rest, -arma.Regression[i], _regressors[i]);
    }

    private double SetErrors(ArmaCoefficients arma)
    {
        var start = Math.Min(arma.LongestAr, _values.Length);
        Array.Clear(Errors, 0, start);
        var squares = 0.0;
        for (var t = start; t < _values.Length; t++)
        {
            var error = _rest[t];
            for (var i = 0; i < arma.ArLags.Length; i++)
                error -= arma.ArFull[i] * _rest[t - arma.ArLags[i]];
            for (var j = 0; j < arma.MaLags.Length && arma.MaLags[j] <= t; j++)
                error -= arma.MaFull[j] * Errors[t - arma.MaLags[j]];
            Errors[t] = error;
            squares += error * error;
        }
        return squares;
    }

    // What enters each derivative anew at a step, before the moving average passes on what came earlier.
    private void SetSources(ArmaCoefficients arma)
    {
        var start = arma.LongestAr;
        FilterOnce(_rest, arma.SeasonalAr.Coefficients, _layout.Season, 1);
        for (var i = 0; i < arma.Ar.Coefficients.Length; i++)
            SetColumn(i, i + 1, start);
        FilterOnce(_rest, arma.Ar.Coefficients, 1, 1);
        for (var i = 0; i < arma.SeasonalAr.Coefficients.Length; i++)
            SetColumn(_layout.SeasonalAr + i, (i + 1) * _layout.Season, start);
        FilterOnce(Errors, arma.SeasonalMa.Coefficients, _layout.Season, -1);
        for (var i = 0; i < arma.Ma.Coefficients.Length; i++)
            SetColumn(_layout.Ma + i, i + 1, start);
        FilterOnce(Errors, arma.Ma.Coefficients, 1, -1);
        for (var i = 0; i < arma.SeasonalMa.Coefficients.Length; i++)
            SetColumn(_layout.SeasonalMa + i, (i + 1) * _layout.Season, start);
        for (var i = 0; i < _regressors.Length; i++)
        {
            FilterDense(_regressors[i], arma);
            SetColumn(_layout.Regressors + i, 0, start);
        }
    }

    // _filtered = (1 − sign·Σ cᵢBⁱˢ) source
    private void FilterOnce(double[] source, double[] coefficients, int spacing, int sign)
    {
        source.CopyTo(_filtered, 0);
        for (var i = 0; i < coefficients.Length; i++)
        {
            var lag = (i + 1) * spacing;
            if (lag < source.Length)
                Moments.AddScaled(
                    _filtered.AsSpan(lag), -sign * coefficients[i], source.AsSpan(0, source.Length - lag));
        }
    }

    private void FilterDense(double[] source, ArmaCoefficients arma)
    {
        source.CopyTo(_filtered, 0);
        for (var i = 0; i < arma.ArLags.Length; i++)
            if (arma.ArLags[i] < source.Length)
                Moments.AddScaled(
                    _filtered.AsSpan(arma.ArLags[i]), -arma.ArFull[i],
                    source.AsSpan(0, source.Length - arma.ArLags[i]));
    }

    private void SetColumn(int column, int lag, int start)
    {
        var block = MemoryMarshal.Cast<Vector512<double>, double>(_slopes[column / 8].AsSpan());
        for (int t = 0, i = column % 8; t < _filtered.Length; t++, i += 8)
            block[i] = t < start || t < lag ? 0 : -_filtered[t - lag];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Filter(Vector512<double>[] slopes, ArmaCoefficients arma, int n)
    {
        var (lags, coefficients) = (arma.MaLags, arma.MaFull);
        if (lags.Length == 0)
            return;
        for (var t = arma.LongestAr; t < n; t++)
        {
            var slope = slopes[t];
            for (var j = 0; j < lags.Length && lags[j] <= t; j++)
                slope -= coefficients[j] * slopes[t - lags[j]];
            slopes[t] = slope;
        }
    }

    private void SetGradient(Span<double> gradient)
    {
        for (var block = 0; block < _slopes.Length; block++)
        {
            var sum = Vector512<double>.Zero;
            for (var t = 0; t < Errors.Length; t++)
                sum += Errors[t] * _slopes[block][t];
            for (var i = 0; i < Math.Min(8, gradient.Length - 8 * block); i++)
                gradient[8 * block + i] = sum[i];
        }
    }

    // From derivatives to coefficients to derivatives to partial autocorrelations: T'g and T'HT.
    private void ToPartials(ArmaCoefficients arma, Span<double> gradient, Span<double> curvature)
    {
        var n = _layout.Count;
        Array.Clear(_transform);
        Place(arma.Ar, 0);
        Place(arma.SeasonalAr, _layout.SeasonalAr);
        Place(arma.Ma, _layout.Ma);
        Place(arma.SeasonalMa, _layout.SeasonalMa);
        for (var i = _layout.Regressors; i < n; i++)
            _transform[i * n + i] = 1;

        var old = gradient.ToArray();
        for (var j = 0; j < n; j++)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
                sum += _transform[i * n + j] * old[i];
            gradient[j] = sum;
        }
        for (var i = 0; i < n; i++) // buffer = H T
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++)
                    sum += curvature[i * n + k] * _transform[k * n + j];
                _buffer[i * n + j] = sum;
            }
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++)
                    sum += _transform[k * n + i] * _buffer[k * n + j];
                curvature[i * n + j] = sum;
            }
    }

    private void Place(ArmaCoefficients.Polynomial polynomial, int offset)
    {
        var k = polynomial.Coefficients.Length;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                _transform[(offset + i) * _layout.Count + offset + j] = polynomial.Slopes[i * k + j];
    }
}

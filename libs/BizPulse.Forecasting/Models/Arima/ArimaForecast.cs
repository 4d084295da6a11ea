using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Continues an ARIMA model: one recursion over values (differences included) and errors, plus the regression.
/// </summary>
internal sealed class ArimaForecast : IFittedModel
{
    private readonly ArimaFit _fit;
    private readonly int[] _lags;
    private readonly double[] _coefficients;
    private readonly double[] _rest; // the last values without their regression, as many as the recursion needs
    private readonly double[] _errors;

    public ArimaForecast(ArimaFit fit)
    {
        _fit = fit;
        var recursion = LagPolynomial.Multiply(fit.Arma.DenseAr, Differencing.Recursion(fit.Order, fit.Data.Season), 1);
        (_lags, _coefficients) = ArmaCoefficients.Sparse(recursion);
        _rest = new double[recursion.Length];
        for (var i = 0; i < _rest.Length; i++)
        {
            var t = fit.Data.Values.Length - _rest.Length + i;
            _rest[i] = fit.Data.Values[t] - Regression(t);
        }
        var used = Math.Min(fit.Arma.DenseMa.Length, fit.Errors.Length);
        _errors = [.. new double[fit.Arma.DenseMa.Length - used], .. fit.Errors[^used..]];
    }

    public double[] Mean(int horizon)
    {
        var (rest, errors) = Extend(horizon);
        var mean = new double[horizon];
        for (var step = 0; step < horizon; step++)
            mean[step] = Next(rest, errors, step, 0) + Regression(_fit.Data.Values.Length + step);
        return mean;
    }

    public SamplePaths Simulate(int horizon, int paths, int seed)
    {
        var simulated = new SamplePaths(horizon, paths);
        var normal = new NormalSampler(seed);
        var regression = Enumerable.Range(0, horizon).Select(step => Regression(_fit.Data.Values.Length + step))
            .ToArray();
        var (rest, errors) = Extend(horizon);
        for (var path = 0; path < paths; path++)
            for (var step = 0; step < horizon; step++)
                simulated[path, step] = Next(rest, errors, step, _fit.Sigma * normal.Next()) + regression[step];
        return simulated;
    }

    private double Next(double[] rest, double[] errors, int step, double error)
    {
        var value = error;
        for (var i = 0; i < _lags.Length; i++)
            value += _coefficients[i] * rest[_rest.Length + step - _lags[i]];
        for (var j = 0; j < _fit.Arma.MaLags.Length; j++)
            value += _fit.Arma.MaFull[j] * errors[_errors.Length + step - _fit.Arma.MaLags[j]];
        (rest[_rest.Length + step], errors[_errors.Length + step]) = (value, error);
        return value;
    }

    private (double[] Values, double[] Errors) Extend(int horizon) =>
        ([.. _rest, .. new double[horizon]], [.. _errors, .. new double[horizon]]);

    private double Regression(int t) => Moments.Dot(_fit.Data.RowAt(t, _fit.Order), _fit.Arma.Regression);
}

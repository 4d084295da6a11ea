using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// The exact likelihood of an ARMA model with regressors as a sum of squares: with variance ratios rₜ of the errors,
/// n·log Σ e²/r + Σ log r = n·log Σ (e/√r · G)², G² their geometric mean. Derivatives by differences.
/// </summary>
internal sealed class ExactSquares(double[] values, double[][] regressors, ArmaLayout layout) : ILeastSquares
{
    private const double Step = 1e-6;

    private readonly double[] _rest = new double[values.Length];
    private readonly double[][] _slopes = [.. Enumerable.Range(0, layout.Count).Select(_ => new double[values.Length])];
    private readonly double[] _scaled = new double[values.Length];

    /// <summary>The one-step errors of the latest evaluation of the squares alone.</summary>
    public double[] Errors { get; } = new double[values.Length];

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        var squares = Evaluate(x);
        if (!double.IsFinite(squares))
            return double.PositiveInfinity;
        var moved = x.ToArray();
        for (var i = 0; i < moved.Length; i++)
        {
            // Away from the bound.
            var step = Step * Math.Max(1, Math.Abs(x[i])) * (i < layout.Regressors && x[i] > 0 ? -1 : 1);
            moved[i] = x[i] + step;
            if (!double.IsFinite(Residuals(moved, _slopes[i])))
                return double.PositiveInfinity;
            moved[i] = x[i];
            for (var t = 0; t < values.Length; t++)
                _slopes[i][t] = (_slopes[i][t] - _scaled[t]) / step;
            gradient[i] = Moments.Dot(_slopes[i], _scaled);
            for (var j = 0; j <= i; j++)
                curvature[i * moved.Length + j] = curvature[j * moved.Length + i] = Moments.Dot(_slopes[i], _slopes[j]);
        }
        return squares;
    }

    /// <summary>The sum of squares alone.</summary>
    public double Evaluate(ReadOnlySpan<double> x) => Residuals(x, _scaled);

    private double Residuals(ReadOnlySpan<double> x, double[] scaled)
    {
        var arma = layout.Coefficients(x);
        var process = new ArmaProcess(arma);
        if (!process.IsValid)
            return double.PositiveInfinity;
        values.CopyTo(_rest, 0);
        for (var i = 0; i < regressors.Length; i++)
            Moments.AddScaled(_rest, -arma.Regression[i], regressors[i]);
        var scale = Math.Exp(process.Standardise(_rest, Errors, scaled) / (2 * values.Length));
        foreach (ref var error in scaled.AsSpan())
            error *= scale;
        return Moments.Dot(scaled, scaled);
    }
}

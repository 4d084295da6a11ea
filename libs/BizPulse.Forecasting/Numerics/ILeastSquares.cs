namespace BizPulse.Forecasting.Numerics;

/// <summary>A sum of squared residuals together with its first derivatives.</summary>
internal interface ILeastSquares
{
    /// <summary>
    /// The sum of squared residuals r at <paramref name="x"/>, with J'r and the full matrix J'J; infinity or NaN where
    /// x is not allowed.
    /// </summary>
    double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature);
}

namespace BizPulse.Forecasting.Models;

/// <summary>
/// An ARMA model as recursions: wₜ = Σ arᵢwₜ₋ᵢ + eₜ + Σ maⱼeₜ₋ⱼ, each a product of a plain and a seasonal polynomial.
/// </summary>
internal sealed class ArmaCoefficients
{
    public ArmaCoefficients(ArmaLayout layout, ReadOnlySpan<double> x)
    {
        Ar = new Polynomial(x[..layout.SeasonalAr], 1);
        SeasonalAr = new Polynomial(x[layout.SeasonalAr..layout.Ma], 1);
        Ma = new Polynomial(x[layout.Ma..layout.SeasonalMa], -1);
        SeasonalMa = new Polynomial(x[layout.SeasonalMa..layout.Regressors], -1);
        Regression = x[layout.Regressors..].ToArray();
        DenseAr = LagPolynomial.Multiply(Ar.Coefficients, SeasonalAr.Coefficients, layout.Season);
        DenseMa = Negate(
            LagPolynomial.Multiply(Negate(Ma.Coefficients), Negate(SeasonalMa.Coefficients), layout.Season));
        (ArLags, ArFull) = Sparse(DenseAr);
        (MaLags, MaFull) = Sparse(DenseMa);
    }

    public Polynomial Ar { get; }
    public Polynomial SeasonalAr { get; }
    public Polynomial Ma { get; }
    public Polynomial SeasonalMa { get; }
    public double[] Regression { get; }

    /// <summary>One coefficient per lag, from lag 1.</summary>
    public double[] DenseAr { get; }
    public double[] DenseMa { get; }

    /// <summary>The same without the zeros between seasons.</summary>
    public int[] ArLags { get; }
    public double[] ArFull { get; }
    public int[] MaLags { get; }
    public double[] MaFull { get; }

    public int LongestAr => DenseAr.Length;

    /// <summary>
    /// Whether a root lies so near the unit circle that the model hardly differs from one of another order.
    /// </summary>
    public bool IsNearUnitRoot =>
        !(LagPolynomial.IsStationary(Ar.Coefficients, 1.01) && LagPolynomial.IsStationary(SeasonalAr.Coefficients, 1.01)
            && LagPolynomial.IsStationary(Negate(Ma.Coefficients), 1.01)
                && LagPolynomial.IsStationary(Negate(SeasonalMa.Coefficients), 1.01));

    internal static (int[] Lags, double[] Coefficients) Sparse(double[] dense)
    {
        var lags = Enumerable.Range(1, dense.Length).Where(lag => dense[lag - 1] != 0).ToArray();
        return (lags, Array.ConvertAll(lags, lag => dense[lag - 1]));
    }

    private static double[] Negate(double[] values) => Array.ConvertAll(values, value => -value);

    internal readonly struct Polynomial
    {
        /// <param name="sign">1 for autoregressive coefficients, −1 for moving averages, whose sign is the opposite by
        /// convention.</param>
        public Polynomial(ReadOnlySpan<double> partials, int sign)
        {
            Coefficients = new double[partials.Length];
            Slopes = new double[partials.Length * partials.Length];
            LagPolynomial.FromPartials(partials, Coefficients, Slopes);
            if (sign > 0)
                return;
            Coefficients = Negate(Coefficients);
            Slopes = Negate(Slopes);
        }

        public double[] Coefficients { get; }

        /// <summary>The derivative of coefficient i to partial j at i·k + j.</summary>
        public double[] Slopes { get; }
    }
}

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Where the parameters of an ARMA model stand in one vector: partial autocorrelations of the four polynomials (inside
/// ±1 every choice is stationary and invertible), then one coefficient per regressor.
/// </summary>
internal readonly struct ArmaLayout(ArimaOrder order, int season, int regressors)
{
    private const double Edge = 0.9999;

    public int Season => season;
    public int SeasonalAr => order.P;
    public int Ma => order.P + order.SeasonalP;
    public int SeasonalMa => Ma + order.Q;
    public int Regressors => SeasonalMa + order.SeasonalQ;
    public int Count => Regressors + regressors;

    public (double[] Lower, double[] Upper) Bounds()
    {
        var (lower, upper) = (new double[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
            (lower[i], upper[i]) = i < Regressors ? (-Edge, Edge) : (double.NegativeInfinity, double.PositiveInfinity);
        return (lower, upper);
    }

    public ArmaCoefficients Coefficients(ReadOnlySpan<double> x) => new(this, x);
}

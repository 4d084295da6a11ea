namespace BizPulse.Forecasting.Models;

/// <summary>
/// Where the estimated numbers of a form stand in one vector: α, β/α, γ/(1−α), φ as far as the form has them, then the
/// initial level, trend and all seasonal states but the last. As ratios, the smoothing parameters lie in a plain box.
/// </summary>
internal readonly struct EtsLayout(EtsForm form, int season)
{
    public EtsForm Form => form;
    public bool IsSeasonal => form.Season != EtsSeason.None;
    public int SeasonLength => IsSeasonal ? season : 1;

    public int TrendRatio => form.HasTrend ? 1 : -1;
    public int SeasonRatio => !IsSeasonal ? -1 : form.HasTrend ? 2 : 1;
    public int Damping => form.Trend == EtsTrend.Damped ? Level - 1 : -1;
    public int Level => 1 + (form.HasTrend ? 1 : 0) + (IsSeasonal ? 1 : 0) + (form.Trend == EtsTrend.Damped ? 1 : 0);
    public int Trend => form.HasTrend ? Level + 1 : -1;
    public int Season => Level + (form.HasTrend ? 2 : 1);
    public int Count => Season + SeasonLength - 1;

    public static double Alpha(ReadOnlySpan<double> x) => x[0];
    public double Beta(ReadOnlySpan<double> x) => form.HasTrend ? x[0] * x[TrendRatio] : 0;
    public double Gamma(ReadOnlySpan<double> x) => IsSeasonal ? (1 - x[0]) * x[SeasonRatio] : 0;
    public double Phi(ReadOnlySpan<double> x) => form.Trend == EtsTrend.Damped ? x[Damping] : form.HasTrend ? 1 : 0;

    public (double[] Lower, double[] Upper) Bounds()
    {
        var (lower, upper) = (new double[Count], new double[Count]);
        Array.Fill(lower, double.NegativeInfinity);
        Array.Fill(upper, double.PositiveInfinity);
        lower.AsSpan(0, Level).Fill(1e-4);
        upper.AsSpan(0, Level).Fill(0.9999);
        if (form.Trend == EtsTrend.Damped)
            (lower[Damping], upper[Damping]) = (0.8, 0.98); // where damping can be told from no trend and from a line
        return (lower, upper);
    }
}

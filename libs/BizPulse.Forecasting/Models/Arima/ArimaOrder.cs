namespace BizPulse.Forecasting.Models;

/// <summary>The order of a seasonal ARIMA model: (p,d,q)(P,D,Q) with or without a constant.</summary>
/// <param name="Constant">A mean where nothing is differenced, a drift where one difference is taken.</param>
public readonly record struct ArimaOrder(
    int P, int D, int Q, int SeasonalP = 0, int SeasonalD = 0, int SeasonalQ = 0, bool Constant = false)
{
    public override string ToString() =>
        $"({P},{D},{Q})" + (SeasonalP + SeasonalD + SeasonalQ > 0
            ? $"({SeasonalP},{SeasonalD},{SeasonalQ})"
            : "") + (Constant ? "+c" : "");
}

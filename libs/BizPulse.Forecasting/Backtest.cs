namespace BizPulse.Forecasting;

/// <summary>
/// How a forecast did at past origins, beside repeating the last season at the same ones. Errors are shares: 0.25 is 25
/// %.
/// </summary>
/// <param name="Folds">Past origins, a horizon apart.</param>
/// <param name="Wape">Σ|error| / Σ|actual|; null when nothing was sold in any fold.</param>
/// <param name="Mase">In units of what the history differs from one season to the next; null for one that never
/// changes.</param>
/// <param name="Bias">Σ(forecast − actual) / Σ|actual|: positive is too high.</param>
/// <param name="Coverage80">The share of outcomes within the 80 % intervals, by randomised PIT.</param>
/// <param name="Pinball">Mean loss over M5's nine quantiles, in the units of the series.</param>
public sealed record Backtest(
    int Folds, double? Wape, double? NaiveWape, double? Mase, double? Bias, double Coverage80, double Pinball,
    double NaivePinball);

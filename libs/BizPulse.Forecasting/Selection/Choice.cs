namespace BizPulse.Forecasting.Selection;

/// <summary>What was chosen for one series.</summary>
/// <param name="Weights">One per candidate of the pool.</param>
/// <param name="Warning">What to know before trusting it; null when there is nothing.</param>
internal sealed record Choice(double[] Weights, ForecastWarning? Warning);

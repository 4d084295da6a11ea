namespace BizPulse.Forecasting.Selection;

/// <summary>
/// What one method scored on one fold: mean pinball loss, and the share of its 80 % intervals that held by randomised
/// PIT.
/// </summary>
/// <param name="Outcomes">How many outcomes that share is of; unlimited when not told.</param>
public sealed record FoldScore(double Pinball, double Coverage80, int Outcomes = int.MaxValue);

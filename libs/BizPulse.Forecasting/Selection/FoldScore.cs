namespace BizPulse.Forecasting.Selection;

/// <summary>What one method scored on one fold: mean pinball loss, and the share of its 80 % intervals that held by randomised PIT.</summary>
public sealed record FoldScore(double Pinball, double Coverage80);

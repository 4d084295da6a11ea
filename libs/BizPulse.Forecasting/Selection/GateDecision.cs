namespace BizPulse.Forecasting.Selection;

/// <summary>The outcome of a promotion gate with its reason, to be logged and shown.</summary>
public sealed record GateDecision(bool Promote, string Reason);

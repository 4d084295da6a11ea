namespace BizPulse.Forecasting.Global;

/// <summary>Where a training row stands: what was known, and how many steps after it the target lies.</summary>
internal readonly record struct RowPosition(int Origin, int Ahead);

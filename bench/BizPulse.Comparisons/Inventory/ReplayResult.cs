namespace BizPulse.Comparisons.Inventory;

/// <summary>
/// How an ordering rule would have done: days with unmet demand, share of demand served from stock, mean stock at day's
/// end.
/// </summary>
public sealed record ReplayResult(int StockoutDays, double FillRate, double MeanStock);

using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>What would have been forecast for one series at one past origin.</summary>
/// <param name="Number">The series' place in the catalogue.</param>
/// <param name="Mean">Combined by weights that this origin had no say in.</param>
internal sealed record PastForecast(int Number, DemandClass Demand, Fold Fold, double[] Mean);

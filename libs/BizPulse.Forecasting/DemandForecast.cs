namespace BizPulse.Forecasting;

/// <summary>The forecast of one series.</summary>
public sealed record DemandForecast(ForecastDistribution Distribution);

namespace BizPulse.Forecasting;

public sealed record DemandForecast(ForecastDistribution Distribution);

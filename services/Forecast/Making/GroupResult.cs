using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>What became of some products: forecasts, and why others have none.</summary>
internal sealed record GroupResult(IReadOnlyList<StoredForecast> Forecasts, IReadOnlyList<(string Sku, string Error)> Failures);

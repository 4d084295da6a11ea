using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Sales;

namespace BizPulse.Analytics.Live;

/// <summary>
/// What a client is told at most five times a second. Values are absolute, so that a lost frame does no harm.
/// </summary>
/// <param name="Version">The data version it shows.</param>
/// <param name="ForecastVersion">Rises with every new forecast: another number than before means that forecasts and
/// advice are newer.</param>
/// <param name="Today">The numbers of the running business day.</param>
/// <param name="Levels">Stock of the products that the client watches, where it may have changed.</param>
/// <param name="Sales">The newest sale lines among what changed, newest first.</param>
public sealed record LiveFrame(
    long Version, long ForecastVersion, KpiNumbers Today, IReadOnlyList<StockLevel> Levels,
    IReadOnlyList<RecentSale> Sales, PipelineState Pipeline);

public sealed record StockLevel(string Sku, string Location, decimal Level);

/// <param name="Lag">Events that wait in Kafka.</param>
/// <param name="DeadLetters">Events that wait for someone to mend them.</param>
/// <param name="Imports">Imports that run, or ended within the last minute.</param>
public sealed record PipelineState(long Lag, long DeadLetters, IReadOnlyList<ImportProgress> Imports);

public sealed record ImportProgress(Guid Id, string State, long Rows, long Accepted, long Rejected);

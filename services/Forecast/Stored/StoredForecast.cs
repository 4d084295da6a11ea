using BizPulse.Forecasting;
using BizPulse.Forecasts.Making;

namespace BizPulse.Forecasts.Stored;

/// <summary>What a forecast is of.</summary>
/// <param name="Level">product, category or total.</param>
/// <param name="Measure">units or revenue.</param>
/// <param name="Key">The sku, the category's name, or '' for the whole house.</param>
public readonly record struct Subject(string Level, string Measure, string Key)
{
    public static Subject Product(string sku) => new("product", "units", sku);
    public static Subject Sum(string key, string measure) => new(key.Length == 0 ? "total" : "category", measure, key);
}

/// <summary>One model's part; kept as JSON.</summary>
/// <param name="Error">Its root mean squared error at past origins; null where it was not tried.</param>
public sealed record ForecastModel(string Name, double Weight, double? Error);

/// <summary>A day of the history that was not taken as it stood; kept as JSON.</summary>
/// <param name="Reason">noData, closed, outOfStock or outlier.</param>
public sealed record ForecastTreatment(DateOnly Day, string Reason, double Before, double After);

/// <summary>
/// What the method would have reached at past origins, beside repeating the last week; errors are shares of what was
/// sold. Kept as JSON.
/// </summary>
/// <param name="Gain">How much the error is lower than that of repeating the last week.</param>
/// <param name="Coverage80">The share of outcomes within the 80 % intervals, of which 0.8 is right.</param>
public sealed record ForecastAccuracy(
    int Folds, double? Wape, double? NaiveWape, double? Gain, double? Mase, double? Bias, double Coverage80);

/// <summary>A forecast as it is kept.</summary>
internal sealed record StoredForecast(Subject Subject)
{
    public required DateOnly Origin { get; init; }
    public required long DataVersion { get; init; }
    public required string Method { get; init; }
    public required IReadOnlyList<ForecastModel> Models { get; init; }
    public required MethodReason Reason { get; init; }
    public string? DemandClass { get; init; }
    public ForecastWarning? Warning { get; init; }
    public IReadOnlyList<ForecastTreatment> Treatments { get; init; } = [];
    public ForecastAccuracy? Accuracy { get; init; }
    public int HistoryDays { get; init; }
    public long Transactions { get; init; }

    /// <summary>Of the change that led to it.</summary>
    public string? Trace { get; init; }

    public required PathSummary Demand { get; init; }
}

using System.Text.Json;
using BizPulse.Data;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Making;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>A forecast as it is read back.</summary>
internal sealed record ForecastRow(
    long Version, DateOnly Origin, long DataVersion, DateTime CreatedAt, string Reason, string Method,
    IReadOnlyList<ForecastModel> Models, MethodReason MethodReason, string? DemandClass, ForecastWarning? Warning,
    IReadOnlyList<ForecastTreatment> Treatments, ForecastAccuracy? Accuracy, int HistoryDays, long Transactions,
    float[] Mean, float[] Quantiles, float[] Sums)
{
    internal static readonly Sql Columns =
        $"""
        made.version, made.origin, made.data_version, made.created_at, made.reason, made.method, made.models,
        made.method_reason, made.demand_class, made.warning,
        made.treatments, made.accuracy, made.history_days, made.transactions, made.mean, made.quantiles, made.cumulative
        """;

    internal static ForecastRow Read(Row row) => new(
        row.Get<long>("version"), row.Get<DateOnly>("origin"), row.Get<long>("data_version"),
        row.Get<DateTime>("created_at"), row.Get<string>("reason"), row.Get<string>("method"),
        Json<IReadOnlyList<ForecastModel>>(row, "models")!, Names.Of<MethodReason>(row.Get<string>("method_reason")),
        row.Get<string?>("demand_class"), Names.OrNull<ForecastWarning>(row.Get<string?>("warning")),
        Json<IReadOnlyList<ForecastTreatment>>(row, "treatments")!, Json<ForecastAccuracy>(row, "accuracy"),
        row.Get<int>("history_days"), row.Get<long>("transactions"), row.Get<float[]>("mean"),
        row.Get<float[]>("quantiles"), row.Get<float[]>("cumulative"));

    public ForecastMethod MethodBy(ForecastSettings settings) => new(
        Method, Models, MethodReason,
        Method == "category"
            ? new(HistoryDays, Transactions, settings.MinHistoricalDays, settings.MinTransactions)
            : null);

    public DateOnly FirstDay => Origin.AddDays(1 - HistoryDays);

    public IReadOnlyList<ForecastDay> Days(int most) =>
        [.. Enumerable.Range(0, Math.Min(most, Mean.Length)).Select(day => new ForecastDay(
            Origin.AddDays(1 + day), Rounded(Mean[day]),
            Quantile(0, day), Quantile(1, day), Quantile(2, day), Quantile(3, day), Quantile(4, day), Quantile(5, day),
            Quantile(6, day)))];

    public ForecastTotal Total(int most)
    {
        var days = Math.Min(most, Mean.Length);
        return new(
            days, Rounded(Mean.Take(days).Sum(day => (double)day)), Sum(days, 0.1f), Sum(days, 0.5f), Sum(days, 0.9f));
    }

    /// <summary>Closed and empty days as the forecast took them; every other one was an ordinary day.</summary>
    public IReadOnlyDictionary<DateOnly, string> States() =>
        Treatments.Where(treatment => treatment.Reason != "outlier")
        .GroupBy(treatment => treatment.Day).ToDictionary(day => day.Key, day => day.First().Reason);

    private double Quantile(int level, int day) => Rounded(Quantiles[level * Mean.Length + day]);

    private double Sum(int days, float level) =>
        Rounded(Sums[
            Array.IndexOf(PathSummary.SumLevels, level) * (Sums.Length / PathSummary.SumLevels.Length) + days - 1]);

    private static double Rounded(double value) => Math.Round(value, 3);

    private static T? Json<T>(Row row, string column) =>
        row.Get<string?>(column) is { } json ? JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) : default;
}

using BizPulse.Forecasting;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>What is said of a forecast: the facts that are kept beside its numbers.</summary>
internal static class Descriptions
{
    private const int DaysOfTreatments = 400; // older ones no longer explain anything

    public static IReadOnlyList<ForecastModel> Models(this DemandForecast forecast) =>
        [.. forecast.Models.Select(share =>
            new ForecastModel(
                share.Model, Math.Round(share.Weight, 4), share.Error is { } error ? Math.Round(error, 4) : null))];

    public static IReadOnlyList<ForecastTreatment> Treatments(this DemandForecast forecast, Series history) =>
    [
        .. from treatment in forecast.Treatments
           where treatment.Step >= history.Length - DaysOfTreatments
           where treatment.Reason is not TreatmentReason.Outlier || treatment.Was != treatment.Became
           where treatment.Reason is not TreatmentReason.Closed || history.StateAt(treatment.Step) == DayState.Closed
           select new ForecastTreatment(
               DateOnly.FromDateTime(history.TimeAt(treatment.Step)), NameOf(treatment.Reason), treatment.Was,
               Math.Round(treatment.Became, 3)),
    ];

    public static ForecastAccuracy? Accuracy(this DemandForecast forecast) =>
        forecast.Backtest is not { } test ? null : new(
            test.Folds, Rounded(test.Wape), Rounded(test.NaiveWape), Rounded(test.NaiveWape - test.Wape),
            Rounded(test.Mase), Rounded(test.Bias), Math.Round(test.Coverage80, 4));

    private static string NameOf(TreatmentReason reason) => reason switch
    {
        TreatmentReason.NoData => "noData",
        TreatmentReason.Closed => "closed",
        TreatmentReason.OutOfStock => "outOfStock",
        _ => "outlier",
    };

    private static double? Rounded(double? value) =>
        value is { } number && double.IsFinite(number) ? Math.Round(number, 4) : null;
}

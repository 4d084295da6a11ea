using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting;

/// <summary>The models that forecast one series from its own history, with their default settings.</summary>
public static class ForecastModels
{
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        new SeasonalNaive(),
    ];
}

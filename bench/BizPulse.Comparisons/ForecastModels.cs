using BizPulse.Comparisons.Models;
using BizPulse.Forecasting;
using BizPulse.Forecasting.Models;

namespace BizPulse.Comparisons;

/// <summary>The models that forecast one series from its own history, with their default settings.</summary>
public static class ForecastModels
{
    public static IReadOnlyList<IForecastModel> All { get; } =
    [
        new SeasonalNaive(),
        new SeasonalNaive(seasonLength: 1),
        new Drift(),
        new WindowAverage(7),
        new WindowAverage(28),
        Ets.Simple(),
        Ets.Holt(),
        Ets.DampedTrend(),
        Ets.HoltWinters(),
        new AutoEts(),
        new SeasonalDecomposition(),
        new SeasonalDecomposition(relative: true),
        new SeasonalDecomposition(new Theta()),
        new AutoArima(),
        new TrendSeasonRegression(),
        new SingularSpectrum(),
        new ComplexSmoothing(),
        new Theta(),
        new OptimisedTheta(dynamic: false),
        new OptimisedTheta(),
        new Croston(),
        new Croston(biasCorrected: true),
        new Tsb(),
        new Adida(),
        new Imapa(),
        new CountDemand(),
    ];
}

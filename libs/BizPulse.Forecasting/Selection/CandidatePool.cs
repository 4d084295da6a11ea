using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Selection;

/// <summary>The candidates of the automatic choice, cheap and different from one another.</summary>
internal static class CandidatePool
{
    public static IReadOnlyList<ICandidate> For(Series history) =>
    [
        new OpenDaysCandidate(new SeasonalNaive()),
        new OpenDaysCandidate(new WindowAverage(28)),
        new OpenDaysCandidate(new Theta()),
        new OpenDaysCandidate(new OptimisedTheta()),
        new OpenDaysCandidate(new AutoEts()),
        new LevelCandidate(Ets.Simple()),
        new LevelCandidate(Ets.DampedTrend()),
        new LevelCandidate(new Theta()),
        new LevelCandidate(new WindowAverage(28)),
        new LevelCandidate(new WindowAverage(56)),
    ];
}

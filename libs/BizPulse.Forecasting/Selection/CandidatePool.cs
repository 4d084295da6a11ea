using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Selection;

/// <summary>The candidates of the automatic choice: cheap, and different from one another, since it is their differences that a combination gains from.</summary>
internal static class CandidatePool
{
    public static IReadOnlyList<ICandidate> For(Series history) => history.Frequency switch
    {
        Frequency.Daily => s_daily,
        _ => s_other,
    };

    private static readonly ICandidate[] s_daily =
    [
        new OpenDaysCandidate(new SeasonalNaive()),
        new GlobalCandidate(),
        new OpenDaysCandidate(new SeasonalNaive(1)),
        new OpenDaysCandidate(new Theta()),
        new OpenDaysCandidate(new OptimisedTheta(), most: 730),
        new LevelCandidate(Ets.DampedTrend(), most: 730),
        new LevelCandidate(new Theta()),
        new LevelCandidate(new WindowAverage(28)),
        new LevelCandidate(new WindowAverage(112), fewest: 112),
    ];

    private static readonly ICandidate[] s_other =
    [
        new OpenDaysCandidate(new SeasonalNaive()),
        new OpenDaysCandidate(new SeasonalNaive(1)),
        new OpenDaysCandidate(new SeasonalNaive(168), fewest: 336),
        new OpenDaysCandidate(new Theta()),
        new OpenDaysCandidate(new OptimisedTheta()),
        new OpenDaysCandidate(new AutoEts()),
        new LevelCandidate(Ets.Simple()),
        new LevelCandidate(Ets.DampedTrend()),
        new LevelCandidate(new Theta()),
    ];
}

using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// The candidates of the automatic choice: different from one another, since it is their differences that a combination
/// gains from.
/// </summary>
internal static class CandidatePool
{
    private const int FewSeries = 60; // as many as the costly candidates are worth their time for

    /// <summary>Candidates and the weights they have before any of them was tried.</summary>
    public static IReadOnlyList<(ICandidate Candidate, double Weight)> For(
        IReadOnlyList<Series> catalogue) => catalogue[0].Frequency switch
        {
            _ when Wander(catalogue) => s_wandering,
            Frequency.Daily when catalogue.Count <= FewSeries && catalogue[0].HasCalendar =>
                [.. Daily(catalogue.Count), .. s_dailyCostly],
            Frequency.Daily => Daily(catalogue.Count),
            Frequency.Hourly => s_hourly,
            _ => s_other,
        };

    /// <summary>
    /// All pools, for whoever wants to know where a model is tried. The weight of the global model is that among 60
    /// series.
    /// </summary>
    public static IEnumerable<(string Where, ICandidate Candidate, double Weight)> Everywhere =>
        from pool in new (string Where, IEnumerable<(ICandidate Candidate, double Weight)> Candidates)[]
        {
            ("wandering", s_wandering), ("daily", Daily(FewSeries)), ("daily, few series", s_dailyCostly),
            ("hourly", s_hourly), ("other", s_other),
        }
        from one in pool.Candidates
        select (pool.Where, one.Candidate, one.Weight);

    // Prices and the like: each value starts from the last one, and what promises to gain on it does not keep its
    // promise.
    private static readonly (ICandidate, double)[] s_wandering = [(new OpenDaysCandidate(new SeasonalNaive(1)), 1)];

    // The more series there are to learn from, the more the global model knows.
    private static (ICandidate, double)[] Daily(int series) =>
    [
        (new OpenDaysCandidate(new SeasonalNaive()), 0.03),
        (new OpenDaysCandidate(new SeasonalNaive(1)), 0.03),
        (new GlobalCandidate(), 2.4 * series / (series + 10)),
        (new OpenDaysCandidate(new Theta()), 0.05),
        (new OpenDaysCandidate(new OptimisedTheta(), most: 730), 0.1),
        (new LevelCandidate(Ets.DampedTrend(), most: 730), 0.15),
        (new LevelCandidate(new Theta()), 0.25),
        (new LevelCandidate(new WindowAverage(28)), 0.25),
        (new LevelCandidate(new WindowAverage(112), fewest: 112), 0.05),
    ];

    private static readonly (ICandidate, double)[] s_dailyCostly =
    [
        (new CalendarCandidate(new TrendSeasonRegression()), 0.25),
        (new OpenDaysCandidate(new SeasonalDecomposition(relative: true), fewest: 28), 0.1),
        (new LevelCandidate(new AutoArima(), fewest: 28, most: 730), 0.1),
        (new LevelCandidate(new SingularSpectrum(), fewest: 28, most: 730), 0.1),
        (new LevelCandidate(new WindowAverage(56), fewest: 56), 0.1),
    ];

    private static readonly (ICandidate, double)[] s_hourly =
    [
        (new OpenDaysCandidate(new SeasonalNaive()), 0.2),
        (new OpenDaysCandidate(new SeasonalNaive(168), fewest: 336), 0.2),
        (new OpenDaysCandidate(new Theta()), 0.05),
        (new OpenDaysCandidate(new AutoEts()), 0.05),
        (new OpenDaysCandidate(new SeasonalDecomposition(), fewest: 336), 0.15),
        (new OpenDaysCandidate(new SeasonalDecomposition(relative: true), fewest: 336), 0.15),
        (new LevelCandidate(new WindowAverage(168), fewest: 336), 0.1),
        (new LevelCandidate(new Theta()), 0.1),
    ];

    private static readonly (ICandidate, double)[] s_other =
    [
        (new OpenDaysCandidate(new SeasonalNaive()), 0.03),
        (new OpenDaysCandidate(new SeasonalNaive(1)), 0.1),
        (new OpenDaysCandidate(new Theta()), 0.12),
        (new OpenDaysCandidate(new OptimisedTheta()), 0.12),
        (new OpenDaysCandidate(new AutoEts()), 0.12),
        (new OpenDaysCandidate(new SeasonalDecomposition(), fewest: 156), 0.12),
        (new OpenDaysCandidate(new SeasonalDecomposition(relative: true), fewest: 156), 0.12),
        (new LevelCandidate(Ets.DampedTrend()), 0.12),
        (new LevelCandidate(new Theta()), 0.15),
    ];

    /// <summary>
    /// Whether most of the series move like prices: daily steps are small against the way values stray from their
    /// recent mean.
    /// </summary>
    public static bool Wander(IReadOnlyList<Series> catalogue)
    {
        if (catalogue[0].Frequency != Frequency.Daily)
            return false;
        var sample = Enumerable.Range(0, Math.Min(50, catalogue.Count)).Select(
            i => catalogue[(int)((long)i * catalogue.Count / Math.Min(50, catalogue.Count))]);
        var wandering = sample.Select(one => StepAgainstStray(one.Values)).ToList();
        return wandering.Count(ratio => ratio < 0.5) > wandering.Count / 2;
    }

    private static double StepAgainstStray(double[] values)
    {
        const int window = 28;
        var (steps, strays, sum) = (0.0, 0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            if (t >= window)
            {
                steps += Math.Abs(values[t] - values[t - 1]);
                strays += Math.Abs(values[t] - sum / window);
                sum -= values[t - window];
            }
            sum += values[t];
        }
        return strays > 0 ? steps / strays : 1;
    }
}

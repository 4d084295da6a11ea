namespace BizPulse.Forecasting.Selection;

/// <summary>
/// Whether a challenger replaces the champion. Doubt favours the champion, because every switch unsettles those who
/// order by it.
/// </summary>
public static class PromotionGate
{
    private const int FewestFolds = 4;
    private const double CoverageTolerance = 0.05;

    /// <summary>
    /// The challenger must beat both the champion and seasonal naive on mean pinball loss over the same folds, and be
    /// honest about its doubt.
    /// </summary>
    public static GateDecision Decide(
        IReadOnlyList<FoldScore> challenger, IReadOnlyList<FoldScore> champion, IReadOnlyList<FoldScore> seasonalNaive)
    {
        if (challenger.Count < FewestFolds)
            return new(false, $"The challenger was tried on {challenger.Count} folds; {FewestFolds} are needed.");
        if (challenger.Count != champion.Count || challenger.Count != seasonalNaive.Count)
            return new(false, "The methods were not tried on the same folds.");

        var (loss, championLoss, naiveLoss) = (Loss(challenger), Loss(champion), Loss(seasonalNaive));
        if (loss >= championLoss)
            return new(false, $"The champion's pinball loss of {championLoss:0.###} is not beaten by {loss:0.###}.");
        if (loss >= naiveLoss)
            return new(false, $"Seasonal naive's pinball loss of {naiveLoss:0.###} is not beaten by {loss:0.###}.");

        var coverage = challenger.Average(fold => fold.Coverage80);
        if (Math.Abs(coverage - 0.8) > Math.Max(CoverageTolerance, ByChance(challenger)) + 1e-12)
            return new(false, $"The challenger's 80% intervals held {coverage:0.0%} of the time.");
        return new(
            true, $"Pinball loss falls from {championLoss:0.###} to {loss:0.###} over {challenger.Count} folds.");
    }

    // Two standard deviations of the share that an honest interval holds: what so few outcomes cannot tell from
    // honesty.
    private static double ByChance(IEnumerable<FoldScore> folds) =>
        2 * Math.Sqrt(0.8 * 0.2 / folds.Sum(fold => (double)fold.Outcomes));

    private static double Loss(IEnumerable<FoldScore> folds) => folds.Average(fold => fold.Pinball);
}

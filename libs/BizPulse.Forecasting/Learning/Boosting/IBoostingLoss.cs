namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>
/// What boosting makes small. Scores are what trees add up; the response is the score seen through the link.
/// </summary>
public interface IBoostingLoss
{
    /// <summary>The loss of one row.</summary>
    double Loss(double target, double score);

    /// <summary>First and second derivative of each row's loss by its score.</summary>
    void Gradients(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, Span<float> gradients, Span<float> hessians);

    /// <summary>The forecast that a score stands for.</summary>
    double Response(double score);

    /// <summary>The constant score with the least loss; empty weights mean equal ones.</summary>
    double InitialScore(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights);

    /// <summary>
    /// The furthest that one leaf may move a score before the learning rate: logarithmic links run away otherwise.
    /// </summary>
    double MaxStep => double.PositiveInfinity;

    /// <summary>
    /// The quantile of a leaf's residuals that becomes its value; null where the derivatives say enough.
    /// </summary>
    double? LeafQuantile => null;
}

using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Comparisons.Learning;

/// <summary>½(y − s)²: forecasts the mean.</summary>
public sealed class SquaredLoss : IBoostingLoss
{
    public double Loss(double target, double score) => 0.5 * (target - score) * (target - score);

    public void Gradients(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, Span<float> gradients, Span<float> hessians)
    {
        for (var i = 0; i < targets.Length; i++)
            gradients[i] = scores[i] - targets[i];
        hessians.Fill(1);
    }

    public double Response(double score) => score;

    public double InitialScore(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) =>
        Weighted.Mean(targets, weights);
}

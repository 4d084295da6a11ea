using System.Numerics;
using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Comparisons.Learning;

/// <summary>
/// Poisson deviance under a logarithmic link, e^s − y·s: counts and other demand whose variance grows with the mean.
/// </summary>
public sealed class PoissonLoss : IBoostingLoss
{
    public double MaxStep => 2;

    public double Loss(double target, double score) => Math.Exp(score) - target * score;

    public void Gradients(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, Span<float> gradients, Span<float> hessians)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= targets.Length; i += Vector<float>.Count)
        {
            var mean = Vector.Exp(new Vector<float>(scores[i..]));
            mean.CopyTo(hessians[i..]);
            (mean - new Vector<float>(targets[i..])).CopyTo(gradients[i..]);
        }
        for (; i < targets.Length; i++)
        {
            hessians[i] = MathF.Exp(scores[i]);
            gradients[i] = hessians[i] - targets[i];
        }
    }

    public double Response(double score) => Math.Exp(score);

    public double InitialScore(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) =>
        Math.Log(Math.Max(Weighted.Mean(targets, weights), 1e-6));
}

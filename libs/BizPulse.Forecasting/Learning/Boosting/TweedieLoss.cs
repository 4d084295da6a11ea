using System.Numerics;

namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>
/// Tweedie deviance under a logarithmic link: many exact zeros beside positive amounts, as in sales per product and
/// day.
/// </summary>
/// <remarks>
/// Jørgensen, <i>The Theory of Dispersion Models</i>, 1997. The variance grows as mean^power: 1 is Poisson, 2 gamma.
/// </remarks>
public sealed class TweedieLoss : IBoostingLoss
{
    private readonly float _power;

    public TweedieLoss(double power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(power, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(power, 2);
        _power = (float)power;
    }

    public double MaxStep => 2;

    public double Loss(double target, double score) =>
        Math.Exp((2 - _power) * score) / (2 - _power) - target * Math.Exp((1 - _power) * score) / (1 - _power);

    public void Gradients(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, Span<float> gradients, Span<float> hessians)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= targets.Length; i += Vector<float>.Count)
        {
            var score = new Vector<float>(scores[i..]);
            var mean = Vector.Exp((2 - _power) * score);
            var scaled = new Vector<float>(targets[i..]) * Vector.Exp((1 - _power) * score);
            (mean - scaled).CopyTo(gradients[i..]);
            ((2 - _power) * mean + (_power - 1) * scaled).CopyTo(hessians[i..]);
        }
        for (; i < targets.Length; i++)
        {
            var mean = MathF.Exp((2 - _power) * scores[i]);
            var scaled = targets[i] * MathF.Exp((1 - _power) * scores[i]);
            (gradients[i], hessians[i]) = (mean - scaled, (2 - _power) * mean + (_power - 1) * scaled);
        }
    }

    public double Response(double score) => Math.Exp(score);

    public double InitialScore(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) =>
        Math.Log(Math.Max(Weighted.Mean(targets, weights), 1e-6));
}

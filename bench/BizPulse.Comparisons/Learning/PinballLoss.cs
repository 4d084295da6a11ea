using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Comparisons.Learning;

/// <summary>
/// Pinball loss: forecasts a quantile. Trees are grown on its slopes, their leaves hold the quantile of the residuals.
/// </summary>
public sealed class PinballLoss : IBoostingLoss
{
    private readonly double _level;

    public PinballLoss(double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        _level = level;
    }

    public double? LeafQuantile => _level;

    public double Loss(double target, double score) =>
        target >= score ? _level * (target - score) : (1 - _level) * (score - target);

    public void Gradients(
        ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, Span<float> gradients, Span<float> hessians)
    {
        for (var i = 0; i < targets.Length; i++)
            gradients[i] = (float)(targets[i] >= scores[i] ? -_level : 1 - _level);
        hessians.Fill(1);
    }

    public double Response(double score) => score;

    public double InitialScore(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var ones = weights.IsEmpty ? new float[targets.Length] : weights.ToArray();
        if (weights.IsEmpty)
            Array.Fill(ones, 1);
        return Weighted.Quantile(targets.ToArray(), ones, _level);
    }
}

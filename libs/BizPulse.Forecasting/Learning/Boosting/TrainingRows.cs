using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>What to learn from: features, targets, and a weight per row (empty: all equal).</summary>
public sealed record TrainingRows(BinnedTable Features, float[] Targets)
{
    public float[] Weights { get; init; } = [];
}

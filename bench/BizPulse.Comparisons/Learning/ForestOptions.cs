using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Comparisons.Learning;

/// <summary>The size of a random forest.</summary>
public sealed record ForestOptions
{
    public int Trees { get; init; } = 200;

    /// <summary>
    /// Deep trees that see a third of the features at each split: each overfits in its own way, and the mean does not.
    /// </summary>
    public TreeOptions Tree { get; init; } =
        new() { MaxLeaves = 256, MinRowsInLeaf = 3, L2 = 0, SplitFeatureFraction = 1.0 / 3 };

    public int Seed { get; init; } = 1;
}

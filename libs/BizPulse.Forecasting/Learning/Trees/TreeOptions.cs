namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>How far a tree may grow.</summary>
public sealed record TreeOptions
{
    /// <summary>The leaf with the most to gain is split next, until there are this many.</summary>
    public int MaxLeaves { get; init; } = 31;

    public int MinRowsInLeaf { get; init; } = 20;

    /// <summary>Pulls the values of small leaves to zero.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>A split must lower the loss by more than this.</summary>
    public double MinGain { get; init; }

    /// <summary>The share of the features that each tree may use.</summary>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>The share of those that each single split may use, chosen anew for every leaf.</summary>
    public double SplitFeatureFraction { get; init; } = 1;

    /// <summary>
    /// Threads that share the work of one tree; by default all processors. The tree is the same for any number.
    /// </summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

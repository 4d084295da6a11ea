using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Global;

/// <summary>
/// How much work the global model may do. The defaults serve thirty series as well as thirty thousand.
/// </summary>
public sealed record GlobalModelOptions
{
    /// <summary>Training rows; when the histories hold more, recent steps are kept more often than old ones.</summary>
    public int MaxRows { get; init; } = 1_000_000;

    public BoostingOptions Boosting { get; init; } = new()
    {
        Rounds = 200,
        LearningRate = 0.05,
        RowFraction = 0.7,
        Tree = new TreeOptions { MaxLeaves = 63, MinRowsInLeaf = 50, FeatureFraction = 0.5 },
    };
}

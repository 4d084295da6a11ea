using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>How long and how carefully to boost.</summary>
public sealed record BoostingOptions
{
    public TreeOptions Tree { get; init; } = new();

    public int Rounds { get; init; } = 200;

    /// <summary>The share of each tree that is added: smaller needs more rounds and forgets less.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The share of the rows that each tree learns from.</summary>
    public double RowFraction { get; init; } = 1;

    /// <summary>
    /// Stops after so many rounds without a better loss on the validation rows, and keeps the best round.
    /// </summary>
    public int Patience { get; init; } = 20;

    public int Seed { get; init; } = 1;
}

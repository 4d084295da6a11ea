namespace BizPulse.Bench.Learning.Neural;

/// <summary>The size of a neural net and how long it learns.</summary>
internal sealed record NeuralOptions
{
    /// <summary>
    /// Units of the hidden layer, a multiple of 16. The first 16 are linear: with no more the net is a linear model.
    /// </summary>
    public int Hidden { get; init; } = 32;

    /// <summary>How often rows are visited in all, over as many passes as it takes.</summary>
    public int Visits { get; init; } = 1_000_000;

    public int BatchRows { get; init; } = 128;

    /// <summary>The first step of a weight; steps shrink to zero towards the end.</summary>
    public double LearningRate { get; init; } = 0.002;

    /// <summary>The share by which a step of full length shrinks every weight.</summary>
    public double Decay { get; init; } = 5;

    public int Seed { get; init; } = 1;
}

using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Bench.Learning.Neural;

/// <summary>
/// A small neural net on binned features: one hidden layer, part of it linear, learnt by the losses that trees learn
/// by.
/// </summary>
internal sealed class NeuralNet
{
    private readonly IBoostingLoss _loss;
    private readonly FeatureBins _bins;
    private readonly InputEncoding _encoding;
    private readonly NetWeights _weights;
    private readonly double _initialScore;

    internal NeuralNet(
        IBoostingLoss loss, FeatureBins bins, InputEncoding encoding, NetWeights weights, double initialScore) =>
        (_loss, _bins, _encoding, _weights, _initialScore) = (loss, bins, encoding, weights, initialScore);

    /// <summary>The same rows and options always give the same net.</summary>
    public static NeuralNet Train(TrainingRows rows, IBoostingLoss loss, NeuralOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Targets.Length);
        return new NetTraining(rows, loss, options ?? new NeuralOptions()).Run();
    }

    public double Predict(ReadOnlySpan<float> features)
    {
        Span<Input> inputs = new Input[_encoding.MostPerRow];
        var count = 0;
        for (var feature = 0; feature < features.Length; feature++)
            count += _encoding.Write(feature, _bins.Bin(feature, features[feature]), inputs[count..]);
        return _loss.Response(_initialScore + _weights.Output(inputs[..count], new float[_weights.Hidden]));
    }
}

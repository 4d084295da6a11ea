using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Bench.Learning.Neural;

/// <summary>The state of one training run.</summary>
internal sealed class NetTraining
{
    private readonly TrainingRows _rows;
    private readonly IBoostingLoss _loss;
    private readonly NeuralOptions _options;
    private readonly InputEncoding _encoding;
    private readonly NetWeights _weights;
    private readonly NetWeights _gradients;
    private readonly Adam _adam;
    private readonly Random _random;
    private readonly double _initialScore;

    // Of one batch.
    private readonly Input[][] _inputs;
    private readonly int[] _counts;
    private readonly float[][] _activations;
    private readonly float[] _targets;
    private readonly float[] _rowWeights;
    private readonly float[] _scores;
    private readonly float[] _slopes;
    private readonly float[] _curvatures;

    public NetTraining(TrainingRows rows, IBoostingLoss loss, NeuralOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Hidden % NetWeights.Linear, 0);
        (_rows, _loss, _options, _random) = (rows, loss, options, new Random(options.Seed));
        _encoding = new InputEncoding(rows.Features.Bins);
        (_weights, _gradients) = (new(_encoding.Count, options.Hidden), new(_encoding.Count, options.Hidden));
        _adam = new Adam(_weights.Values.Length);
        _initialScore = loss.InitialScore(rows.Targets, rows.Weights);

        var batch = options.BatchRows;
        (_counts, _targets, _rowWeights, _scores, _slopes, _curvatures) =
            (new int[batch], new float[batch], new float[batch], new float[batch], new float[batch], new float[batch]);
        _inputs = [.. Enumerable.Range(0, batch).Select(_ => new Input[_encoding.MostPerRow])];
        _activations = [.. Enumerable.Range(0, batch).Select(_ => new float[options.Hidden])];
    }

    public NeuralNet Run()
    {
        var spread = Math.Sqrt(1.0 / _rows.Features.Bins.Features);
        foreach (ref var weight in _weights.Values.AsSpan())
            weight = (float)(spread * (2 * _random.NextDouble() - 1));
        foreach (ref var weight in _weights.Outer)
            weight *= 0.1f;

        var order = Enumerable.Range(0, _rows.Targets.Length).ToArray();
        var (next, batches) = (order.Length, (_options.Visits + _options.BatchRows - 1) / _options.BatchRows);
        for (var batch = 0; batch < batches; batch++)
        {
            for (var i = 0; i < _options.BatchRows; i++, next++)
            {
                if (next >= order.Length)
                {
                    _random.Shuffle(order);
                    next = 0;
                }
                Forward(i, order[next]);
            }
            _loss.Gradients(_targets, _scores, _slopes, _curvatures);
            for (var i = 0; i < _options.BatchRows; i++)
                _gradients.AddGradient(
                    _weights, _inputs[i].AsSpan(0, _counts[i]), _slopes[i] * _rowWeights[i], _activations[i]);
            var left = 1 - (double)batch / batches;
            _adam.Step(_weights.Values, _gradients.Values, _options.LearningRate * left, _options.Decay);
        }
        return new(_loss, _rows.Features.Bins, _encoding, _weights, _initialScore);
    }

    private void Forward(int place, int row)
    {
        var (inputs, count) = (_inputs[place], 0);
        for (var feature = 0; feature < _rows.Features.Bins.Features; feature++)
            count += _encoding.Write(feature, _rows.Features.Bin(row, feature), inputs.AsSpan(count));
        _counts[place] = count;
        _targets[place] = _rows.Targets[row];
        _rowWeights[place] = _rows.Weights.Length == 0 ? 1 : _rows.Weights[row];
        _scores[place] = (float)_initialScore + _weights.Output(inputs.AsSpan(0, count), _activations[place]);
    }
}

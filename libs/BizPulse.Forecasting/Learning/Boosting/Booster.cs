using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>The state of one training run.</summary>
internal sealed class Booster
{
    private const int ChunkRows = 1 << 14;

    private readonly TrainingRows _rows;
    private readonly IBoostingLoss _loss;
    private readonly BoostingOptions _options;
    private readonly TrainingRows? _validation;
    private readonly double _initialScore;
    private readonly float[] _scores;
    private readonly float[] _validationScores;
    private readonly float[] _gradients;
    private readonly float[] _hessians;
    private readonly PackedGradients _packed;
    private readonly TreeGrower _grower;
    private readonly Random _random;
    private readonly List<RegressionTree> _trees = [];

    public Booster(TrainingRows rows, IBoostingLoss loss, BoostingOptions options, TrainingRows? validation)
    {
        (_rows, _loss, _options, _validation) = (rows, loss, options, validation);
        _initialScore = loss.InitialScore(rows.Targets, rows.Weights);
        _scores = Filled(rows.Targets.Length);
        _validationScores = Filled(validation?.Targets.Length ?? 0);
        (_gradients, _hessians) = (new float[_scores.Length], new float[_scores.Length]);
        _packed = new PackedGradients(_scores.Length);
        _grower = new TreeGrower(rows.Features, options.Tree);
        _random = new Random(options.Seed);
    }

    public BoostedTrees Run()
    {
        var everyRow = Enumerable.Range(0, _scores.Length).ToArray();
        var (bestLoss, bestRounds) = (ValidationLoss(), 0);
        while (_trees.Count < _options.Rounds)
        {
            var (sample, rest) = _options.RowFraction < 1 ? Sample() : (everyRow, []);
            var tree = GrowTree(sample);
            AddToScores(tree, rest);
            if (tree.Leaves == 1 && _options.RowFraction >= 1)
                break; // nothing left to learn
            _trees.Add(tree);

            if (_validation is null)
                continue;
            var loss = ValidationLoss(tree);
            if (loss < bestLoss)
                (bestLoss, bestRounds) = (loss, _trees.Count);
            else if (_trees.Count - bestRounds >= _options.Patience)
                break;
        }
        var kept = _validation is null ? _trees : _trees.Take(bestRounds);
        return new BoostedTrees(_loss, _initialScore, [.. kept]);
    }

    private RegressionTree GrowTree(int[] sample)
    {
        ForEachChunk(_scores.Length, (start, count) => _loss.Gradients(
            _rows.Targets.AsSpan(start, count), _scores.AsSpan(start, count), _gradients.AsSpan(start, count), _hessians.AsSpan(start, count)));
        for (var row = 0; row < _rows.Weights.Length; row++)
        {
            _gradients[row] *= _rows.Weights[row];
            _hessians[row] *= _rows.Weights[row];
        }
        if (sample.Length == _scores.Length)
            _packed.Pack(_gradients, _hessians);
        else
            _packed.Pack(sample, _gradients, _hessians);

        var tree = _grower.Grow(sample, _packed, _random);
        SetLeafValues(tree);
        return tree;
    }

    private void SetLeafValues(RegressionTree tree)
    {
        for (var leaf = 0; leaf < tree.Leaves; leaf++)
        {
            ref var value = ref tree.LeafValues[leaf];
            if (_loss.LeafQuantile is { } level)
                value = ResidualQuantile(_grower.RowsOf(leaf), level);
            value = _options.LearningRate * Math.Clamp(value, -_loss.MaxStep, _loss.MaxStep);
        }
    }

    private double ResidualQuantile(ReadOnlySpan<int> rows, double level)
    {
        var (residuals, weights) = (new float[rows.Length], new float[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            residuals[i] = _rows.Targets[rows[i]] - _scores[rows[i]];
            weights[i] = _rows.Weights.Length == 0 ? 1 : _rows.Weights[rows[i]];
        }
        return Weighted.Quantile(residuals, weights, level);
    }

    // Growing has sorted the sampled rows into leaves already; only the others must go down the tree.
    private void AddToScores(RegressionTree tree, int[] rest)
    {
        for (var leaf = 0; leaf < tree.Leaves; leaf++)
        {
            var value = (float)tree.LeafValues[leaf];
            foreach (var row in _grower.RowsOf(leaf))
                _scores[row] += value;
        }
        ForEachChunk(rest.Length, (start, count) =>
        {
            foreach (var row in rest.AsSpan(start, count))
                _scores[row] += (float)tree.Predict(_rows.Features, row);
        });
    }

    private double ValidationLoss(RegressionTree? tree = null)
    {
        if (_validation is null)
            return double.PositiveInfinity;
        if (tree is not null)
            ForEachChunk(_validationScores.Length, (start, count) =>
            {
                for (var row = start; row < start + count; row++)
                    _validationScores[row] += (float)tree.Predict(_validation.Features, row);
            });
        var loss = 0.0;
        for (var row = 0; row < _validationScores.Length; row++)
            loss += (_validation.Weights.Length == 0 ? 1 : _validation.Weights[row])
                * _loss.Loss(_validation.Targets[row], _validationScores[row]);
        return loss;
    }

    private (int[] Sampled, int[] Others) Sample()
    {
        var (sample, rest) = (new List<int>(_scores.Length), new List<int>());
        for (var row = 0; row < _scores.Length; row++)
            (_random.NextSingle() < _options.RowFraction ? sample : rest).Add(row);
        return sample.Count > 0 ? ([.. sample], [.. rest]) : ([0], [.. rest.Skip(1)]);
    }

    private void ForEachChunk(int length, Action<int, int> work)
    {
        var chunks = (length + ChunkRows - 1) / ChunkRows;
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = _options.Tree.Threads };
        Parallel.For(0, chunks, parallelism, chunk => work(chunk * ChunkRows, Math.Min(ChunkRows, length - chunk * ChunkRows)));
    }

    private float[] Filled(int length)
    {
        var scores = new float[length];
        Array.Fill(scores, (float)_initialScore);
        return scores;
    }
}

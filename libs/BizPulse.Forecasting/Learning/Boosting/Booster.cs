using System.Buffers;
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
    private readonly int[] _sample; // rows that the next tree learns from, in ascending order
    private readonly int[] _others;
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
        (_sample, _others) = (
            [.. Enumerable.Range(0, _scores.Length)], new int[options.RowFraction < 1 ? _scores.Length : 0]);
    }

    public BoostedTrees Run()
    {
        var (bestLoss, bestRounds) = (ValidationLoss(), 0);
        while (_trees.Count < _options.Rounds)
        {
            var sampled = _options.RowFraction < 1 ? Sample() : _scores.Length;
            var tree = GrowTree(_sample.AsSpan(0, sampled));
            AddToScores(tree, _scores.Length - sampled);
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

    private RegressionTree GrowTree(ReadOnlySpan<int> sample)
    {
        ForEachChunk(_scores.Length, (start, count) => _loss.Gradients(
            _rows.Targets.AsSpan(start, count), _scores.AsSpan(start, count), _gradients.AsSpan(start, count),
            _hessians.AsSpan(start, count)));
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
    private void AddToScores(RegressionTree tree, int others)
    {
        for (var leaf = 0; leaf < tree.Leaves; leaf++)
            AddToScores(_grower.RowsOf(leaf), (float)tree.LeafValues[leaf]);
        ForEachChunk(others, (start, count) =>
        {
            var scratch = ArrayPool<int>.Shared.Rent(count);
            tree.ToLeaves(_rows.Features, _others.AsSpan(start, count), scratch, AddToScores);
            ArrayPool<int>.Shared.Return(scratch);
        });
    }

    private void AddToScores(ReadOnlySpan<int> rows, double value)
    {
        foreach (var row in rows)
            _scores[row] += (float)value;
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

    // A draw per row and tree has to be cheap: the upper half of a congruential generator is good enough, and nothing
    // is guessed wrong.
    private int Sample()
    {
        var (state, limit) = ((ulong)_random.NextInt64(), (uint)(_options.RowFraction * uint.MaxValue));
        var (sampled, others) = (0, 0);
        for (var row = 0; row < _scores.Length; row++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var taken = (int)(((long)(uint)(state >> 32) - limit) >>> 63);
            _sample[sampled] = _others[others] = row;
            sampled += taken;
            others += 1 - taken;
        }
        if (sampled > 0)
            return sampled;
        _others.AsSpan(1).CopyTo(_others); // a tree needs a row
        _sample[0] = 0;
        return 1;
    }

    private void ForEachChunk(int length, Action<int, int> work)
    {
        var chunks = (length + ChunkRows - 1) / ChunkRows;
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = _options.Tree.Threads };
        Parallel.For(
            0, chunks, parallelism, chunk => work(chunk * ChunkRows, Math.Min(ChunkRows, length - chunk * ChunkRows)));
    }

    private float[] Filled(int length)
    {
        var scores = new float[length];
        Array.Fill(scores, (float)_initialScore);
        return scores;
    }
}

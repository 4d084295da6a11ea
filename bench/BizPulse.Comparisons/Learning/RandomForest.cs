using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Comparisons.Learning;

/// <summary>The mean of many regression trees, each grown on its own bootstrap sample of the rows.</summary>
/// <remarks>Breiman, <i>Random Forests</i>, Mach. Learn. 45, 2001.</remarks>
public sealed class RandomForest
{
    private readonly RegressionTree[] _trees;

    private RandomForest(RegressionTree[] trees, ForestScore outOfBag) => (_trees, OutOfBag) = (trees, outOfBag);

    /// <summary>The score on rows that a tree's sample left out: honest without setting data aside.</summary>
    public ForestScore OutOfBag { get; }

    /// <summary>The same rows and options always give the same forest, whatever the number of threads.</summary>
    public static RandomForest Train(TrainingRows rows, ForestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Targets.Length);
        options ??= new ForestOptions();

        var trees = new RegressionTree[options.Trees];
        var oneThreadEach = options.Tree with { Threads = 1 };
        Parallel.For(
            0, options.Trees, new ParallelOptions { MaxDegreeOfParallelism = options.Tree.Threads },
            () => new TreeGrower(rows.Features, oneThreadEach),
            (number, _, grower) =>
            {
                var random = TreeRandom(options, number);
                trees[number] = Grow(grower, rows, Bootstrap(rows.Targets.Length, random), random);
                return grower;
            },
            _ => { });
        return new RandomForest(trees, Score(trees, rows, options));
    }

    public double Predict(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var tree in _trees)
            sum += tree.Predict(features);
        return sum / _trees.Length;
    }

    private static Random TreeRandom(ForestOptions options, int number) => new(options.Seed * 1_000_003 + number);

    private static int[] Bootstrap(int rows, Random random)
    {
        var counts = new int[rows];
        for (var draw = 0; draw < rows; draw++)
            counts[random.Next(rows)]++;
        return counts;
    }

    // From a forecast of zero the squared loss has the slope −y: a leaf's best step is the mean of its targets.
    private static RegressionTree Grow(TreeGrower grower, TrainingRows rows, int[] counts, Random random)
    {
        var (gradients, hessians) = (new float[counts.Length], new float[counts.Length]);
        for (var row = 0; row < counts.Length; row++)
        {
            hessians[row] = counts[row] * (rows.Weights.Length == 0 ? 1 : rows.Weights[row]);
            gradients[row] = -hessians[row] * rows.Targets[row];
        }
        var sample = Enumerable.Range(0, counts.Length).Where(row => counts[row] > 0).ToArray();
        var packed = new PackedGradients(counts.Length);
        packed.Pack(sample, gradients, hessians);
        return grower.Grow(sample, packed, random);
    }

    private static ForestScore Score(RegressionTree[] trees, TrainingRows rows, ForestOptions options)
    {
        var (sums, votes) = (new double[rows.Targets.Length], new int[rows.Targets.Length]);
        for (var number = 0; number < trees.Length; number++)
        {
            var counts = Bootstrap(rows.Targets.Length, TreeRandom(options, number));
            for (var row = 0; row < counts.Length; row++)
                if (counts[row] == 0)
                    (sums[row], votes[row]) = (sums[row] + trees[number].Predict(rows.Features, row), votes[row] + 1);
        }
        var scored = Enumerable.Range(0, votes.Length).Where(row => votes[row] > 0).ToArray();
        if (scored.Length == 0)
            return new(0, double.NaN, double.NaN, double.NaN);

        var errors = scored.Select(row => sums[row] / votes[row] - rows.Targets[row]).ToArray();
        var mean = scored.Average(row => rows.Targets[row]);
        var (squared, spread) = (
            errors.Sum(error => error * error), scored.Sum(row => Math.Pow(rows.Targets[row] - mean, 2)));
        return new(scored.Length, errors.Average(Math.Abs), Math.Sqrt(squared / scored.Length), spread > 0
            ? 1 - squared / spread
            : double.NaN);
    }
}

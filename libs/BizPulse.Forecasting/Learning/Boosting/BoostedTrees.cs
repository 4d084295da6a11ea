using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Learning.Boosting;

/// <summary>Gradient-boosted regression trees on binned features.</summary>
/// <remarks>
/// Friedman, <i>Greedy Function Approximation</i>, Ann. Stat. 29, 2001; histograms as in Ke et al., NeurIPS 2017.
/// </remarks>
public sealed class BoostedTrees
{
    private readonly IBoostingLoss _loss;
    private readonly double _initialScore;
    private readonly RegressionTree[] _trees;

    internal BoostedTrees(IBoostingLoss loss, double initialScore, RegressionTree[] trees) =>
        (_loss, _initialScore, _trees) = (loss, initialScore, trees);

    public int Rounds => _trees.Length;

    /// <summary>The same rows and options always give the same trees, whatever the number of threads.</summary>
    public static BoostedTrees Train(
        TrainingRows rows, IBoostingLoss loss, BoostingOptions? options = null, TrainingRows? validation = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(loss);
        return new Booster(rows, loss, options ?? new BoostingOptions(), validation).Run();
    }

    public double Predict(ReadOnlySpan<float> features)
    {
        var score = _initialScore;
        foreach (var tree in _trees)
            score += tree.Predict(features);
        return _loss.Response(score);
    }

    public double Predict(BinnedTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        var score = _initialScore;
        foreach (var tree in _trees)
            score += tree.Predict(table, row);
        return _loss.Response(score);
    }

    /// <summary>How much each feature lowered the loss, as shares of the whole.</summary>
    public double[] Importance(int features)
    {
        var gains = new double[features];
        foreach (var tree in _trees)
            foreach (ref readonly var node in tree.Nodes)
                gains[node.Feature] += node.Gain;
        var total = gains.Sum();
        return total > 0 ? [.. gains.Select(gain => gain / total)] : gains;
    }
}

using BizPulse.Comparisons.Learning;
using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class RandomForestTests
{
    private static readonly ForestOptions s_small = new() { Trees = 60 };

    [Fact]
    public void Out_of_bag_scores_agree_with_rows_never_seen()
    {
        var (training, unseen) = (Wave(seed: 1, rows: 1500), Wave(seed: 2, rows: 1500));
        var forest = RandomForest.Train(Training(training), s_small);

        var error = Math.Sqrt(
            unseen.Targets.Select((target, row) => Math.Pow(target - forest.Predict(unseen.Row(row)), 2)).Average());

        Assert.Equal(error, forest.OutOfBag.RootMeanSquaredError, 0.1 * error);
        Assert.True(forest.OutOfBag.ExplainedShare > 0.8);
    }

    [Fact]
    public void Noise_is_not_explained()
    {
        var random = new Random(1);
        var data = Wave(seed: 3, rows: 600);
        var noise = data with { Targets = [.. data.Targets.Select(_ => random.NextSingle())] };

        Assert.InRange(RandomForest.Train(Training(noise), s_small).OutOfBag.ExplainedShare, -0.4, 0.05);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var data = Wave(seed: 4, rows: 500);
        var alone = RandomForest.Train(Training(data), s_small with { Tree = s_small.Tree with { Threads = 1 } });
        var together = RandomForest.Train(Training(data), s_small with { Tree = s_small.Tree with { Threads = 3 } });

        Assert.Equal(alone.OutOfBag, together.OutOfBag);
        Assert.Equal(alone.Predict(data.Row(7)), together.Predict(data.Row(7)));
    }

    [Fact]
    public void Forecasts_stay_within_the_targets_seen()
    {
        var data = Wave(seed: 5, rows: 500);
        var forest = RandomForest.Train(Training(data), s_small);

        Assert.InRange(forest.Predict([1e6f, -1e6f, float.NaN]), data.Targets.Min(), data.Targets.Max());
    }

    private sealed record Rows(float[] Values, float[] Targets)
    {
        public float[] Row(int row) => Values.AsSpan(row * 3, 3).ToArray();
    }

    private static Rows Wave(int seed, int rows)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, rows * 3).Select(_ => random.NextSingle())];
        return new(values, [.. Enumerable.Range(0, rows)
            .Select(row => MathF.Sin(6 * values[3 * row]) + values[3 * row + 1] + 0.1f * random.NextSingle())]);
    }

    private static TrainingRows Training(Rows rows) =>
        new(BinnedTable.From(FeatureBins.Fit(rows.Values, 3), rows.Values), rows.Targets);
}

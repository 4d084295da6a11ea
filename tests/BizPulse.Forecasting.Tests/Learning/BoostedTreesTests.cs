using BizPulse.Comparisons.Learning;
using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Tests.Learning;

public sealed class BoostedTreesTests
{
    private static readonly BoostingOptions OneFullStep = new()
    {
        Rounds = 1,
        LearningRate = 1,
        Tree = new TreeOptions { MaxLeaves = 2, MinRowsInLeaf = 1, L2 = 0 },
    };

    public static TheoryData<IBoostingLoss> SmoothLosses =>
        [new SquaredLoss(), new PoissonLoss(), new TweedieLoss(1.3)];

    [Fact]
    public void One_split_of_a_step_function_gives_the_two_means()
    {
        var trees = Train([1, 2, 3, 4, 5, 6], [10, 12, 11, 30, 31, 32], new SquaredLoss(), OneFullStep);

        Assert.Equal(11, trees.Predict([2f]), 6);
        Assert.Equal(31, trees.Predict([5f]), 6);
        Assert.Equal(31, trees.Predict([100f]), 6);
    }

    [Fact]
    public void Missing_values_go_where_they_fit_best()
    {
        var trees = Train([1, 2, 3, float.NaN, float.NaN, 6], [10, 10, 10, 40, 40, 40], new SquaredLoss(), OneFullStep);

        Assert.Equal(40, trees.Predict([float.NaN]), 6);
        Assert.Equal(10, trees.Predict([1f]), 6);
    }

    [Fact]
    public void L2_shrinks_a_leaf_by_its_size()
    {
        var options = OneFullStep with { Tree = OneFullStep.Tree with { L2 = 1 } };

        var trees = Train([1, 1, 2, 2], [0, 0, 6, 6], new SquaredLoss(), options);

        Assert.Equal(3 + 6.0 / 3, trees.Predict([2f]), 6); // mean 3, residuals 3 + 3 over 2 rows + 1
    }

    [Theory]
    [MemberData(nameof(SmoothLosses))]
    public void Gradients_and_hessians_are_derivatives_of_the_loss(IBoostingLoss loss)
    {
        float[] targets = [0, 0, 1, 2, 3.5f, 7, 0.25f, 12, 1, 5];
        float[] scores = [-2, 0.3f, 0.5f, -1, 1.5f, 2, 0, 1, 2.5f, -0.5f];
        var (gradients, hessians) = (new float[10], new float[10]);

        loss.Gradients(targets, scores, gradients, hessians);

        const double step = 1e-4;
        for (var i = 0; i < targets.Length; i++)
        {
            var (before, at, after) = (
                loss.Loss(targets[i], scores[i] - step), loss.Loss(targets[i], scores[i]),
                loss.Loss(targets[i], scores[i] + step));
            Assert.Equal((after - before) / (2 * step), gradients[i], 1e-4 * (1 + Math.Abs(gradients[i])));
            Assert.Equal((after - 2 * at + before) / (step * step), hessians[i], 1e-3 * (1 + hessians[i]));
        }
    }

    [Fact]
    public void Quantile_slopes_are_those_of_the_pinball_loss()
    {
        var loss = new PinballLoss(0.9);
        var (gradients, hessians) = (new float[2], new float[2]);

        loss.Gradients([5, 1], [3, 3], gradients, hessians);

        Assert.Equal([-0.9f, 0.1f], gradients);
        Assert.Equal(1.8, loss.Loss(5, 3), 9);
        Assert.Equal(0.2, loss.Loss(1, 3), 9);
    }

    [Fact]
    public void The_first_split_is_the_one_brute_force_finds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var data = new RandomRows(seed, rows: 200, features: 3, missing: 0.1);
            var trees = BoostedTrees.Train(data.Training(), new SquaredLoss(), OneFullStep);

            var error = Enumerable.Range(0, 200).Sum(
                row => Math.Pow(data.Targets[row] - trees.Predict(data.Row(row)), 2));

            Assert.Equal(data.LeastErrorOfOneSplit(), error, 1e-3);
        }
    }

    [Fact]
    public void Poisson_forecasts_keep_the_mean_overall_and_in_groups()
    {
        var random = new Random(3);
        var groups = Enumerable.Range(0, 4000).Select(_ => (float)random.Next(4)).ToArray();
        var targets = groups.Select(group => (float)random.Next(0, (int)group * 4 + 2)).ToArray();

        var trees = Train(groups, targets, new PoissonLoss(), new BoostingOptions());

        for (var group = 0; group < 4; group++)
            Assert.Equal(targets.Where((_, i) => groups[i] == group).Average(), trees.Predict([(float)group]), 0.02);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Quantile_forecasts_leave_their_share_of_the_targets_below(double level)
    {
        var data = new RandomRows(5, rows: 4000, features: 4, missing: 0);

        var trees = BoostedTrees.Train(data.Training(), new PinballLoss(level), new BoostingOptions { Rounds = 60 });

        var below = Enumerable.Range(0, 4000).Count(row => data.Targets[row] <= trees.Predict(data.Row(row)));
        Assert.InRange(below / 4000.0, level - 0.03, level + 0.03);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var data = new RandomRows(7, rows: 20_000, features: 30, missing: 0.05);
        var options = new BoostingOptions
        {
            Rounds = 5,
            RowFraction = 0.7,
            Tree = new TreeOptions { Threads = 1, FeatureFraction = 0.5 }
        };

        var alone = BoostedTrees.Train(data.Training(), new PoissonLoss(), options);
        var together = BoostedTrees.Train(
            data.Training(), new PoissonLoss(), options with { Tree = options.Tree with { Threads = 3 } });

        for (var row = 0; row < 100; row++)
            Assert.Equal(alone.Predict(data.Row(row)), together.Predict(data.Row(row)));
    }

    [Fact]
    public void Binned_and_plain_rows_give_the_same_forecast()
    {
        var data = new RandomRows(9, rows: 2000, features: 5, missing: 0.1);
        var training = data.Training();

        var trees = BoostedTrees.Train(training, new TweedieLoss(1.5), new BoostingOptions { Rounds = 20 });

        for (var row = 0; row < 2000; row++)
            Assert.Equal(trees.Predict(data.Row(row)), trees.Predict(training.Features, row), 9);
    }

    [Fact]
    public void A_weight_counts_like_so_many_rows()
    {
        var once = Train([1, 1, 2, 2, 2], [1, 4, 8, 9, 9], new SquaredLoss(), OneFullStep);
        var weighted = BoostedTrees.Train(
            Rows([1, 1, 2, 2], [1, 4, 8, 9]) with { Weights = [1, 1, 1, 2] }, new SquaredLoss(), OneFullStep);

        Assert.Equal(once.Predict([2f]), weighted.Predict([2f]), 5);
    }

    [Fact]
    public void Boosting_stops_when_new_rows_no_longer_gain()
    {
        var noise = new RandomRows(11, rows: 1000, features: 5, missing: 0) { SignalShare = 0 };
        var unseen = new RandomRows(12, rows: 1000, features: 5, missing: 0) { SignalShare = 0 };
        var training = noise.Training();

        var trees = BoostedTrees.Train(
            training, new SquaredLoss(), new BoostingOptions { Rounds = 500, Patience = 5 },
            unseen.TrainingOn(training.Features.Bins));

        Assert.InRange(trees.Rounds, 0, 20);
    }

    [Fact]
    public void Constant_targets_are_forecast_as_they_are()
    {
        Assert.Equal(3, Train([1, 2, 3, 4], [3, 3, 3, 3], new SquaredLoss(), new BoostingOptions()).Predict([9f]), 6);
        Assert.Equal(0, Train([1, 2, 3, 4], [0, 0, 0, 0], new PoissonLoss(), new BoostingOptions()).Predict([9f]), 5);
    }

    [Fact]
    public void The_feature_that_matters_has_the_importance()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 2000).SelectMany(_ => new[] { random.NextSingle(), random.NextSingle() })
            .ToArray();
        var targets = Enumerable.Range(0, 2000).Select(i => 10 * rows[2 * i + 1]).ToArray();

        var trees = BoostedTrees.Train(
            new(BinnedTable.From(FeatureBins.Fit(rows, 2), rows), targets), new SquaredLoss());

        Assert.True(trees.Importance(2)[1] > 0.99);
    }

    private static BoostedTrees Train(float[] feature, float[] targets, IBoostingLoss loss, BoostingOptions options) =>
        BoostedTrees.Train(Rows(feature, targets), loss, options);

    private static TrainingRows Rows(float[] feature, float[] targets) =>
        new(BinnedTable.From(FeatureBins.Fit(feature, 1), feature), targets);
}

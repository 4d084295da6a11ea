using System.Diagnostics;
using BizPulse.Comparisons.Learning;
using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Bench.Learning;

/// <summary>
/// Speed of the boosted trees in row-trees per second, beside XGBoost on the same rows where Debian's python3-xgboost
/// is installed.
/// </summary>
/// <remarks>
/// <c>learners [rows] [rounds]</c>; 41 features, 63 leaves, 127 bins, as in the published comparisons.
/// </remarks>
internal static class LearnersBench
{
    private const int Features = 41;
    private const int Leaves = 63;
    private const int Bins = 127;

    public static int Run(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0]) : 400_000;
        var rounds = args.Length > 1 ? int.Parse(args[1]) : 50;
        var (values, targets) = DemandRows.Make(rows, Features, seed: 1);
        var table = BinnedTable.From(
            FeatureBins.Fit(values.AsSpan(0, Math.Min(rows, 50_000) * Features), Features, Bins), values);
        var training = new TrainingRows(table, targets);
        var report = new BenchReport("learners");
        Train(training, new PoissonLoss(), rounds: 5, threads: 1); // warm up

        foreach (var (name, loss) in new (string, IBoostingLoss)[]
        {
            ("squared", new SquaredLoss()), ("poisson", new PoissonLoss()), ("tweedie", new TweedieLoss(1.5))
        })
            foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                var (model, seconds) = Train(training, loss, rounds, threads);
                report.Add(
                    $"boosting_{name}_{threads}core", rows * (double)rounds / seconds / 1e6,
                    "million row-trees per second");
                if (threads > 1)
                    report.Add($"boosting_{name}_rmse", Error(model, training), "on the training rows");
            }
        foreach (var (objective, name) in new[] { ("reg:squarederror", "squared"), ("count:poisson", "poisson") })
            if (XgBoost.Train(values, targets, Features, objective, rounds, Leaves, Bins) is { } other)
            {
                report.Add(
                    $"xgboost_{name}_{Environment.ProcessorCount}core", rows * (double)rounds / other.Seconds / 1e6,
                    "million row-trees per second");
                report.Add($"xgboost_{name}_rmse", other.Error, "on the training rows");
            }
        report.Publish();
        return 0;
    }

    // One core is measured in processor time, so that a busy machine changes the figures little; both cores by the
    // clock.
    private static (BoostedTrees Model, double Seconds) Train(
        TrainingRows rows, IBoostingLoss loss, int rounds, int threads)
    {
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var model = BoostedTrees.Train(rows, loss, new BoostingOptions
        {
            Rounds = rounds,
            Tree = new TreeOptions { MaxLeaves = Leaves, MinRowsInLeaf = 20, Threads = threads },
        });
        return (model, (threads == 1 ? Environment.CpuUsage.TotalTime - used : clock.Elapsed).TotalSeconds);
    }

    private static double Error(BoostedTrees model, TrainingRows rows) =>
        Math.Sqrt(
            rows.Targets.Select((target, row) => Math.Pow(target - model.Predict(rows.Features, row), 2)).Average());
}

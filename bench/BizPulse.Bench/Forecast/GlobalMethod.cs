using BizPulse.Bench.Learning.Neural;
using BizPulse.Comparisons.Counts;
using BizPulse.Comparisons.Learning;
using BizPulse.Forecasting;
using BizPulse.Forecasting.Global;
using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// The global model by itself, with the noise of each series around it; and other learners on the rows that its trees
/// learn from.
/// </summary>
internal static class GlobalMethod
{
    private const int Paths = 500;

    private static readonly ForestOptions s_forest = new()
    {
        Trees = 50,
        Tree = new() { MaxLeaves = 512, MinRowsInLeaf = 20, L2 = 0, SplitFeatureFraction = 1.0 / 3 }
    };

    private static readonly TweedieLoss s_loss = new(1.5);

    public static IReadOnlyList<Method> All { get; } =
    [
        Of("global", (catalogue, horizon) => GlobalModel.Train(catalogue, horizon)),
        Of("global-forest", rows => RandomForest.Train(rows, s_forest).Predict),
        Of("global-linear", rows => NeuralNet.Train(rows, s_loss, new() { Hidden = NetWeights.Linear }).Predict),
        Of("global-net", rows => NeuralNet.Train(rows, s_loss).Predict),
    ];

    private static Method Of(string name, Func<TrainingRows, GlobalModel.RowForecast> learn) =>
        Of(name, (catalogue, horizon) => GlobalModel.Train(catalogue, horizon, new(), learn));

    private static Method Of(string name, Func<IReadOnlyList<Series>, int, GlobalModel> train) => new(
        name, (catalogue, horizon, threads) =>
        {
            var model = train(catalogue, horizon);
            return catalogue.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select((history, number) =>
            {
                var mean = model.Forecast(history);
                return new ForecastDistribution(
                    mean, NoiseSums.Of(history, horizon).Solve().Simulate(mean, Paths, seed: number));
            });
        });
}

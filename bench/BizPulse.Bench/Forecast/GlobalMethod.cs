using BizPulse.Forecasting;
using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Global;

namespace BizPulse.Bench.Forecast;

/// <summary>The global model by itself, with the noise of each series around it.</summary>
internal static class GlobalMethod
{
    private const int Paths = 500;

    public static Method Create() => new("global", (catalogue, horizon, _) =>
    {
        var model = GlobalModel.Train(catalogue, horizon);
        return catalogue.AsParallel().AsOrdered().Select((history, number) =>
        {
            var mean = model.Forecast(history);
            return new ForecastDistribution(mean, NoiseSums.Of(history, horizon).Solve().Simulate(mean, Paths, seed: number));
        });
    });
}

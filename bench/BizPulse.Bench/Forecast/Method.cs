using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>A way to forecast a whole catalogue, one result per series in the same order.</summary>
internal sealed record Method(
    string Name, Func<IReadOnlyList<Series>, int, int, IEnumerable<ForecastDistribution>> Forecast)
{
    private const int Paths = 500;

    /// <summary>
    /// A single model, series by series on as many threads as asked; negative values are set to zero as the reference
    /// demands.
    /// </summary>
    public static Method Of(IForecastModel model)
    {
        var demand = new NonNegative(model);
        return new(model.Name, (catalogue, horizon, threads) => catalogue
            .AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
            .Select(history => Run(demand, history, horizon)));
    }

    private static ForecastDistribution Run(NonNegative model, Series history, int horizon)
    {
        if (history.Length < model.MinimumHistory)
            return new(new double[horizon], new SamplePaths(horizon, 1));
        var fitted = model.Fit(history);
        return new(fitted.Mean(horizon), fitted.Simulate(horizon, Paths, seed: 1));
    }
}

namespace BizPulse.Forecasting;

/// <summary>Forecasts a series, or a whole catalogue, with the methods that do best on its own past.</summary>
/// <example><code>
/// var sales = new Series([12, 15, 11, 9, 14, 22, 0])
/// {
///     Start = new DateTime(2025, 1, 1),
///     Frequency = Frequency.Daily
/// };
/// var forecast = new Forecaster().Forecast(sales, horizon: 28);
/// var tomorrow = forecast.Mean[0];
/// var orderUpTo = forecast.SumQuantile(first: 0, steps: 9, level: 0.95);
/// </code></example>
public sealed class Forecaster
{
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Simulated futures per series: more make far quantiles steadier.</summary>
    public int Paths { get; init; } = 500;

    /// <summary>
    /// Whether the series state all closed days of their shop. Otherwise they are found over all series of the same
    /// <see cref="Series.Store"/> in the catalogue.
    /// </summary>
    public bool ClosedDaysAreStated { get; init; }

    /// <exception cref="UnusableSeriesException">It cannot be forecast.</exception>
    public DemandForecast Forecast(Series history, int horizon) => Learn([history], horizon).Forecast(0);

    /// <summary>
    /// Learns from many series together what they share of the calendar, one global model, how far each method can be
    /// trusted, and how products begin. This is the costly part; forecasts from it are cheap.
    /// </summary>
    public LearntCatalogue Learn(IReadOnlyList<Series> catalogue, int horizon)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new(catalogue, horizon, Paths, Threads, ClosedDaysAreStated);
    }

    /// <summary>
    /// Forecasts many series in their order. Results come one by one, so that none need be kept. What cannot be
    /// forecast has a result without demand that says why (<see cref="DemandForecast.Refusal"/>).
    /// </summary>
    public IEnumerable<DemandForecast> ForecastAll(IReadOnlyList<Series> catalogue, int horizon)
    {
        var learnt = Learn(catalogue, horizon);
        return Enumerable.Range(0, learnt.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(Threads)
            .Select(number => learnt.RefusalOf(number) is { } refusal
                ? DemandForecast.Refused(refusal, horizon)
                : learnt.Forecast(number));
    }
}

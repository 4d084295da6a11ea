using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting;

/// <summary>Forecasts a series, or a whole catalogue, with the methods that do best on its own past.</summary>
/// <example><code>
/// var sales = new Series([12, 15, 11, 9, 14, 22, 0]) { Start = new DateTime(2025, 1, 1), Frequency = Frequency.Daily };
/// var forecast = new Forecaster().Forecast(sales, horizon: 28);
/// var tomorrow = forecast.Mean[0];
/// var orderUpTo = forecast.SumQuantile(first: 0, steps: 9, level: 0.95);
/// </code></example>
public sealed class Forecaster
{
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Simulated futures per series: more make far quantiles steadier.</summary>
    public int Paths { get; init; } = 500;

    public DemandForecast Forecast(Series history, int horizon) => ForecastAll([history], horizon).Single();

    /// <summary>
    /// Forecasts many series in their order, learning from all of them together: what they share of the calendar, one global model, how far
    /// each method can be trusted, and look-alikes for what was never sold. Results come one by one, so that none need be kept.
    /// </summary>
    public IEnumerable<DemandForecast> ForecastAll(IReadOnlyList<Series> catalogue, int horizon)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var place = new (CatalogueForecast Part, int Number)[catalogue.Count];
        foreach (var group in Enumerable.Range(0, catalogue.Count).GroupBy(i => (catalogue[i].Frequency, catalogue[i].HasCalendar)))
        {
            var part = new CatalogueForecast([.. group.Select(i => catalogue[i])], horizon, Paths, Threads);
            foreach (var (number, i) in group.Index())
                place[i] = (part, number);
        }
        return place.AsParallel().AsOrdered().WithDegreeOfParallelism(Threads).Select(one => one.Part.Of(one.Number));
    }
}

using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;
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

    public DemandForecast Forecast(Series history, int horizon) => ForecastAll([history], horizon).Single();

    public IEnumerable<DemandForecast> ForecastAll(IReadOnlyList<Series> catalogue, int horizon) =>
        catalogue.AsParallel().AsOrdered().WithDegreeOfParallelism(Threads).Select(series =>
        {
            var clean = HistoryCleaner.Clean(series);
            var prepared = new PreparedHistory(clean, CalendarEffects.Of(clean, horizon));
            var means = CandidatePool.For(series).Where(c => c.Suits(prepared)).Select(c => c.Mean(prepared, horizon)).ToList();
            var mean = Enumerable.Range(0, horizon).Select(h => means.Count == 0 ? 0 : means.Average(m => m[h])).ToArray();
            var paths = new SamplePaths(horizon, 2);
            for (var h = 0; h < horizon; h++)
                (paths[0, h], paths[1, h]) = (mean[h], mean[h]);
            return new DemandForecast(new ForecastDistribution(mean, paths));
        });
}

using BizPulse.Forecasting.Selection;
using BizPulse.Forecasting.Uncertainty;

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

    public IEnumerable<DemandForecast> ForecastAll(IReadOnlyList<Series> catalogue, int horizon)
    {
        var candidates = CandidatePool.For(catalogue);
        var screening = new Screening(catalogue, candidates, horizon, Threads);
        var distribution = new PredictiveDistribution(screening, catalogue, horizon, 500);
        var origin = new Origin(catalogue, 0, horizon, Threads);
        return Enumerable.Range(0, catalogue.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(Threads).Select(number =>
        {
            var prepared = origin.Prepare(number)!;
            var means = candidates.Select(c => c.Candidate.Suits(prepared) ? c.Candidate.Mean(prepared, horizon) : null).ToArray();
            var mean = Combination.Of(means, screening.WeightsFor(number, Screening.ClassOf(catalogue[number])), horizon);
            return new DemandForecast(new ForecastDistribution(mean, distribution.Simulate(number, prepared, Screening.ClassOf(catalogue[number]), mean)));
        });
    }
}

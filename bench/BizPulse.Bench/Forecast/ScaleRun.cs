using System.Diagnostics;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>A big catalogue: full histories resampled by seed and forecast as a stream, results consumed as they come.</summary>
internal static class ScaleRun
{
    private const int Horizon = 28;

    public static void Measure(IReadOnlyList<Series> histories, int count, SortedDictionary<string, double> results)
    {
        Console.WriteLine();
        Console.WriteLine($"Scale: {count:N0} series of up to 1,941 days, {Horizon} days ahead, on {Environment.ProcessorCount} cores");
        var random = new Random(1);
        var catalogue = Enumerable.Range(0, count).Select(i => histories[random.Next(histories.Count)] with { Id = $"{i}" }).ToList();
        var clock = Stopwatch.StartNew();
        var total = new Forecaster().ForecastAll(catalogue, Horizon).Sum(forecast => forecast.Distribution.Mean.Sum());
        results["scale_seconds"] = clock.Elapsed.TotalSeconds;
        results["scale_series_per_s_2core"] = count / clock.Elapsed.TotalSeconds;
        Console.WriteLine($"  {clock.Elapsed.TotalSeconds:0.0} s, {count / clock.Elapsed.TotalSeconds:0} series/s, expected demand {total:N0}");
    }
}

using System.Diagnostics;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>A big catalogue: full histories resampled by seed and forecast as a stream, results consumed as they come.</summary>
internal static class ScaleRun
{
    private const int Horizon = 28;

    public static void Measure(IReadOnlyList<Series> histories, Options options, SortedDictionary<string, double> results)
    {
        var (count, days) = (options.Scale!.Value, options.Days ?? histories.Max(one => one.Length));
        Console.WriteLine();
        Console.WriteLine($"Scale: {count:N0} series of up to {days:N0} days, {Horizon} days ahead, on {options.Threads} threads");
        var random = new Random(1);
        var latest = histories.Select(one => one.From(Math.Max(0, one.Length - days))).ToList();
        var catalogue = Enumerable.Range(0, count).Select(i => latest[random.Next(latest.Count)] with { Id = $"{i}" }).ToList();
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var total = new Forecaster { Threads = options.Threads }.ForecastAll(catalogue, Horizon).Sum(forecast => forecast.Distribution.Mean.Sum());
        var processor = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        results["scale_seconds"] = clock.Elapsed.TotalSeconds;
        results["scale_cpu_seconds"] = processor;
        results["scale_series_per_s"] = count / clock.Elapsed.TotalSeconds;
        Console.WriteLine($"  {clock.Elapsed.TotalSeconds:0.0} s by the clock, {processor:0.0} s of processor time, {count / clock.Elapsed.TotalSeconds:0} series/s, expected demand {total:N0}");
    }
}

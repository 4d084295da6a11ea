using System.Diagnostics;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>A big catalogue: full histories resampled by seed; forecasts are consumed as they come.</summary>
internal static class ScaleRun
{
    private const int Horizon = 28;

    public static void Measure(
        IReadOnlyList<Series> histories, Options options, SortedDictionary<string, double> results)
    {
        var (count, days) = (options.Scale!.Value, options.Days ?? histories.Max(one => one.Length));
        Console.WriteLine();
        Console.WriteLine(
            $"Scale: {count:N0} series of up to {days:N0} days, {Horizon} days ahead, on {options.Threads} threads");
        var random = new Random(1);
        var latest = histories.Select(one => one.From(Math.Max(0, one.Length - days))).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        // Each with values of its own, as many products would have; what is known beside them is shared.
        var catalogue = Enumerable.Range(0, count).Select(i => (Id: $"{i}", Drawn: latest[random.Next(latest.Count)]))
            .Select(one => one.Drawn with { Id = one.Id, Values = [.. one.Drawn.Values] }).ToList();
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var learnt = new Forecaster { Threads = options.Threads }.Learn(catalogue, Horizon);
        var learning = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        Console.WriteLine(
            $"  learning: {clock.Elapsed.TotalSeconds:0.0} s by the clock, {learning:0.0} s of processor time");
        var total = ParallelEnumerable.Range(0, count).WithDegreeOfParallelism(options.Threads).Sum(
            i => learnt.Forecast(i).Distribution.Mean.Sum());
        var processor = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        results["scale_seconds"] = clock.Elapsed.TotalSeconds;
        results["scale_cpu_seconds"] = processor;
        results["scale_series_per_s"] = count / clock.Elapsed.TotalSeconds;
        results["scale_learning_cpu_seconds"] = learning;
        Console.WriteLine(
            $"  all: {clock.Elapsed.TotalSeconds:0.0} s by the clock, {processor:0.0} s of processor time, "
            + $"{count / clock.Elapsed.TotalSeconds:0} series/s, expected demand {total:N0}");
        learnt.Settle();
        var kept =
            results["scale_kept_kb_per_series"] = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e3 / count;
        Console.WriteLine($"  kept for later forecasts: {kept:0} kB a series with its values");
    }
}

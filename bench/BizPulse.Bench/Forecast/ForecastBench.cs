using System.Diagnostics;
using System.Text.Json;
using BizPulse.Comparisons;
using BizPulse.Comparisons.Models;
using BizPulse.Forecasting;
using BizPulse.Forecasting.Models;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Bench.Forecast;

/// <summary>Accuracy, calibration and speed of the forecasting engine on public data sets.</summary>
/// <remarks>
/// <c>forecast [--sets s1,s2] [--models theta,ets] [--data DIR] [--scale N [--days N]] [--sample N] [--threads N]
/// [--earlier] [--back 1,2]</c>; <c>--earlier</c> moves every origin back, so that development never looks at the
/// windows that are judged, and <c>--back</c> moves origins back by so many horizons.
/// </remarks>
internal static class ForecastBench
{
    private const int OneCoreSample = 60;
    private static readonly string[] s_baselines = ["naive", "seasonal-naive", "average-28", "theta"];
    private static readonly string[] s_shown =
    [
        "wape", "wape_median", "total_wape", "bias", "mape", "smape", "mase", "rmsse", "owa", "crps", "spl", "wql",
        "msis", "coverage80", "coverage95", "closed80", "closed95",
    ];

    public static int Run(string[] args)
    {
        var options = Options.Parse(args);
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var set in Sets(options).Select(set => options.Back is { } back ? set.Back(back) : set))
            Measure(options.Sample is { } sample ? set.Sample(sample) : set, options, results);
        if (options.Scale is not null)
            ScaleRun.Measure(new M5Sets(options.Folder).FullHistories(), options, results);
        results["peak_mb"] = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Write(results);
        return 0;
    }

    private static IEnumerable<BenchSet> Sets(Options options)
    {
        if (options.Data is { } folder)
            return [DataFolder.Load(folder)];
        if (options.Scale is not null && options.Sets is null)
            return [];
        if (!Directory.Exists(options.Folder))
        {
            Console.WriteLine($"No data in '{options.Folder}'; set BIZPULSE_DATA or use --data.");
            return [];
        }
        var m5 = new M5Sets(options.Folder);
        return new (string Key, Func<IEnumerable<BenchSet>> Load)[]
        {
            ("s1", () => UciSet.Load(options.Folder, options.Earlier)),
            ("s2", () => [m5.FullHistory(options.Earlier)]),
            ("s3", () => [m5.ShortHistory(options.Earlier)]),
            ("s4", () => [m5.Departments(options.Earlier)]),
            ("s5", () => M4Sets.Load(options.Folder, options.Earlier)),
            ("s6", () => [StoreItemSet.Load(options.Folder, options.Earlier)]),
        }.Where(set => options.Sets?.Contains(set.Key) ?? true).SelectMany(set => set.Load());
    }

    private static void Measure(BenchSet set, Options options, SortedDictionary<string, double> results)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{set.Title}: {set.Origins.Sum(cases => cases.Count)} forecasts of {set.Horizon} steps from "
            + $"{set.Origins.Count} origins");
        Console.WriteLine($"{"",-18}{string.Concat(s_shown.Select(name => $"{name,12}"))}{"series/s",10}");
        ScoreCard? naive2 = null;
        if (set.IsM4)
            naive2 = Score(Method.Of(new Naive2(set.Season)), set, options.Threads).Card;
        foreach (var method in Methods(options, set))
        {
            var scored = Score(method, set, options.Threads);
            var (card, byClass, byBand, perSecond) = scored;
            var metrics = card.Metrics(naive2).ToDictionary(metric => metric.Metric, metric => metric.Value);
            Console.WriteLine(
                $"{method.Name,-18}{string.Concat(s_shown.Select(name => Cell(metrics, name)))}{perSecond,10:0.#}");
            foreach (var (metric, value) in metrics)
                results[$"{set.Key}_{method.Name}_{metric}"] = value;
            if (method.Name != "auto")
                continue;
            results[$"{set.Key}_coverage80"] = card.Coverage80;
            results[$"{set.Key}_coverage95"] = card.Coverage95;
            results[$"{set.Key}_series_per_s_{options.Threads}core"] = perSecond;
            results[$"{set.Key}_series_per_s_1core"] =
                Score(method, set.LastOrigin().Sample(OneCoreSample), threads: 1).PerSecond;
            PrintDetail(card, byClass, byBand);
            BesideR.Measure(set, scored.Latest, results);
        }
    }

    private static string Cell(Dictionary<string, double> metrics, string name) =>
        metrics.TryGetValue(name, out var value) ? $"{value,12:0.###}" : $"{"",12}";

    private static IEnumerable<Method> Methods(Options options, BenchSet set)
    {
        var auto = new Method("auto", (catalogue, horizon, threads) =>
            new Forecaster { Threads = threads }.ForecastAll(catalogue, horizon).Select(
                forecast => forecast.Distribution));
        var names = options.Models ?? s_baselines;
        var seasonalNaive = Method.Of(new SeasonalNaive(Math.Max(set.Season, 2)));
        return ForecastModels.All.Where(model => names.Contains(model.Name) || names.Contains("all"))
            .Select(model => model.Name == "seasonal-naive" && set.Season > 1 ? seasonalNaive : Method.Of(model))
            .Concat(names.Contains("candidates") ? CandidateMethods(set) : [])
            .Concat(GlobalMethod.All.Where(method => names.Contains(method.Name)))
            .Append(auto);
    }

    // Each candidate of the automatic choice by itself.
    private static IEnumerable<Method> CandidateMethods(BenchSet set) =>
        from candidate in CandidatePool.For([.. set.Origins[0].Select(one => one.History)]).Select(one => one.Candidate)
        select new Method(candidate.Name, (catalogue, horizon, threads) =>
        {
            if (!s_origins.TryGetValue(catalogue[0], out var origin))
                s_origins.Add(catalogue[0], origin = new Origin(catalogue, back: 0, horizon, threads));
            return Enumerable.Range(0, catalogue.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(threads)
                .Select(number => origin.Prepare(number) is { } prepared && candidate.Suits(prepared)
                    ? candidate.Mean(prepared, horizon)
                    : new double[horizon])
                .Select(mean => new ForecastDistribution(mean, new SamplePaths(horizon, 1)));
        });

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Series, Origin> s_origins = [];

    private sealed record Scored(
        ScoreCard Card, SortedDictionary<DemandClass, ScoreCard> ByClass, ScoreCard[] ByBand, double PerSecond)
    {
        /// <summary>The forecasts of the last origin.</summary>
        public IReadOnlyList<ForecastDistribution> Latest { get; set; } = [];
    }

    private static readonly int[] s_bands = [0, 7, 14, 30, int.MaxValue];

    private static Scored Score(Method method, BenchSet set, int threads)
    {
        var scored = new Scored(new(set.Season), [], [.. s_bands.Skip(1).Select(_ => new ScoreCard(set.Season))], 0);
        var clock = new Stopwatch();
        foreach (var cases in set.Origins)
        {
            clock.Start();
            var forecasts = method.Forecast([.. cases.Select(one => one.History)], set.Horizon, threads).ToList();
            clock.Stop();
            for (var i = 0; i < cases.Count; i++)
                Add(scored, cases[i], forecasts[i]);
            scored.Latest = forecasts;
        }
        return scored with { PerSecond = set.Origins.Sum(cases => cases.Count) / clock.Elapsed.TotalSeconds };
    }

    private static void Add(Scored scored, BenchCase one, ForecastDistribution forecast)
    {
        scored.Card.Add(one, forecast);
        var demand = DemandProfile.Of(one.History.Values).Class;
        if (!scored.ByClass.TryGetValue(demand, out var card))
            scored.ByClass[demand] = card = new(1);
        card.Add(one, forecast);
        for (var band = 0; band < scored.ByBand.Length; band++)
            scored.ByBand[band].Add(
                one with { Actual = Within(one.Actual, s_bands[band], s_bands[band + 1]) }, forecast);
    }

    private static double[] Within(double[] actual, int from, int to) =>
        [.. actual.Select((value, step) => step >= from && step < to ? value : double.NaN)];

    private static void PrintDetail(
        ScoreCard card, SortedDictionary<DemandClass, ScoreCard> byClass, ScoreCard[] byBand)
    {
        foreach (var (demand, part) in byClass)
            Console.WriteLine(
                $"  {demand,-14}{part.Series,6} series   wape {part.Wape,6:0.0}   80 %: {part.Coverage80:0.0}   95 %: "
                + $"{part.Coverage95:0.0}");
        Console.WriteLine("  totals          " + string.Join(
            "   ",
            card.Totals.Select(total =>
                $"of {total.Steps} steps: 80 %: {total.Coverage80:0.0}, 95 %: {total.Coverage95:0.0}")));
        Console.WriteLine("  by horizon      " + string.Join("   ", byBand.Zip(s_bands)
            .Where(band => band.First.Series > 0)
            .Select(band =>
                $"from day {band.Second + 1}: wape {band.First.Wape:0.0}, 80 %: {band.First.Coverage80:0.0}")));
        Console.WriteLine(
            $"  zero steps skipped by mape {card.SkippedZeros}, crossed quantiles {card.Crossed}, negative or not "
            + $"finite {card.Invalid}");
    }

    private static void Write(SortedDictionary<string, double> results)
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("BIZPULSE_HOME") ?? Path.Combine(".bizpulse", "run"), "bench");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "forecast.json");
        var finite = results.Where(result => double.IsFinite(result.Value)).ToDictionary(
            result => result.Key, result => Math.Round(result.Value, 5));
        File.WriteAllText(file, JsonSerializer.Serialize(finite, s_indented));
        Console.WriteLine();
        Console.WriteLine($"Peak memory {results["peak_mb"]:0} MB. All figures: {file}");
    }

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
}

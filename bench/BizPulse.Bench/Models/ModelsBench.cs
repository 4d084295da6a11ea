using System.Diagnostics;
using BizPulse.Bench.Forecast;
using BizPulse.Comparisons;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Models;

/// <summary>
/// Series per second of every model that forecasts one series from its own history, beside R's forecast package.
/// </summary>
/// <remarks>
/// One core is measured in processor time, so that a busy machine changes the figures little; both cores by the clock.
/// <c>models [names...]</c>: the 170 full histories of M5, their last 724 days and 144 days, season 7, 28 days ahead.
/// </remarks>
internal static class ModelsBench
{
    private const int Horizon = 28;
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string> s_inR = new()
    {
        ["theta"] = "thetaf(y, h)",
        ["ets"] = "forecast(ets(y), h)",
        ["arima"] = "forecast(auto.arima(y), h)",
        ["stl-ets"] = "stlf(y, h)",
        ["croston"] = "croston(y, h)",
    };

    public static int Run(string[] names)
    {
        var folder = new Options().Folder;
        if (!Directory.Exists(Path.Combine(folder, "m5")))
        {
            Console.Error.WriteLine(
                $"The models are measured on M5: no such data in {folder}; name another folder with BIZPULSE_DATA.");
            return 1;
        }
        var report = new BenchReport("models");
        foreach (var length in new[] { 724, 144 })
        {
            var histories = new M5Sets(folder).FullHistories().Where(series => series.Length >= length + Horizon)
                .Select(series =>
                    new Series(series.Values[^(length + Horizon)..^Horizon]) { Id = series.Id, SeasonLengths = [7] })
                .ToList();
            foreach (var model in ForecastModels.All.Where(model => names.Length == 0 || names.Contains(model.Name)))
                Measure(report, model, histories, length);
        }
        report.Publish();
        return 0;
    }

    private static void Measure(BenchReport report, IForecastModel model, List<Series> histories, int length)
    {
        var key = $"{model.Name.Replace('-', '_')}_{length}";
        PerCpuSecond(model, histories, s_budget / 4); // warm up
        var own = PerCpuSecond(model, histories, s_budget);
        report.Add($"{key}_1core", own, "series per second of one core");
        report.Add(
            $"{key}_{Environment.ProcessorCount}core", PerSecond(model, histories), "series per second by the clock");
        if (s_inR.TryGetValue(model.Name, out var call) && RForecast.PerCpuSecond(call, histories, Horizon) is { } r)
        {
            report.Add($"{key}_r", r, $"series per second of one core by R's {call}");
            report.Add($"{key}_ratio", own / r, "times as fast as R");
        }
        Console.WriteLine($"{model.Name}, {length} observations: {own:#,0} series per second and core");
    }

    private static double PerCpuSecond(IForecastModel model, List<Series> histories, TimeSpan budget)
    {
        var start = Environment.CpuUsage.TotalTime;
        var fitted = 0;
        for (; Environment.CpuUsage.TotalTime - start < budget; fitted++)
            model.Fit(histories[fitted % histories.Count]).Mean(Horizon);
        return fitted / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double PerSecond(IForecastModel model, List<Series> histories)
    {
        var fitted = 0L;
        var clock = Stopwatch.StartNew();
        Parallel.For(0, Environment.ProcessorCount, thread =>
        {
            var own = 0L;
            for (; clock.Elapsed < s_budget; own++)
                model.Fit(histories[(int)((31 * thread + own) % histories.Count)]).Mean(Horizon);
            Interlocked.Add(ref fitted, own);
        });
        return fitted / clock.Elapsed.TotalSeconds;
    }
}

using System.Diagnostics;

namespace BizPulse.Bench;

/// <summary>
/// What the whole system costs when nobody uses it: started on an empty folder without demo traffic, left alone,
/// measured.
/// </summary>
internal static class IdleBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] options)
    {
        var clock = Stopwatch.StartNew();
        await using var system = await RunningSystem.StartAsync();
        var firstStart = clock.Elapsed;
        await system.StopAsync();

        clock.Restart();
        await system.RestartAsync();
        var secondStart = clock.Elapsed;
        await Task.Delay(Settling);

        var before = system.ProcessorTimes();
        clock.Restart();
        await Task.Delay(Watching);
        var seconds = clock.Elapsed.TotalSeconds;
        var busy = system.ProcessorTimes().ToDictionary(
            part => part.Key, part => (part.Value - before.GetValueOrDefault(part.Key)).TotalSeconds / seconds);

        var report = new BenchReport("idle");
        report.Add("first_start_seconds", firstStart.TotalSeconds, "built, empty folder: until every part is healthy");
        report.Add("start_seconds", secondStart.TotalSeconds, "the same with its data there");
        report.Add("cpu_percent", 100 * busy.Values.Sum(), "of one core, without demo traffic");
        foreach (var (name, share) in busy.OrderByDescending(part => part.Value).Where(part => part.Value > 0))
            report.Add($"cpu_percent_{name}", 100 * share, $"of {name}");
        foreach (var (name, megabytes) in system.PssMegabytes().OrderByDescending(part => part.Value))
            report.Add($"pss_mb_{name}", megabytes, $"of {name}");
        report.Add("pss_mb", system.PssMegabytes().Values.Sum(), "sum of all processes' proportional set sizes");
        report.Publish();
        return 0;
    }
}

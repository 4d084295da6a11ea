using System.Diagnostics;

namespace BizPulse.Bench;

/// <summary>What the whole system costs when nobody uses it: started on an empty folder without demo traffic, left alone, measured.</summary>
internal static class IdleBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] options)
    {
        await using var system = new SystemProcesses();
        var clock = Stopwatch.StartNew();
        await system.StartAsync();
        var firstStart = clock.Elapsed;
        await system.StopAsync();

        clock.Restart();
        await system.StartAsync();
        var secondStart = clock.Elapsed;
        await Task.Delay(Settling);

        var busyBefore = system.CpuTime();
        clock.Restart();
        await Task.Delay(Watching);
        var busy = system.CpuTime() - busyBefore;

        var report = new BenchReport("idle");
        report.Add("first_start_seconds", firstStart.TotalSeconds, "built, empty folder: until every part is healthy");
        report.Add("start_seconds", secondStart.TotalSeconds, "the same with its data there");
        report.Add("cpu_percent", 100 * busy / clock.Elapsed, "of one core, without demo traffic");
        foreach (var (name, megabytes) in system.PssMegabytes().OrderByDescending(part => part.Value))
            report.Add($"pss_mb_{name}", megabytes, $"of {name}");
        report.Add("pss_mb", system.PssMegabytes().Values.Sum(), "sum of all processes' proportional set sizes");
        report.Publish();
        return 0;
    }
}

using System.Diagnostics;

namespace BizPulse.Bench.Ingest;

/// <summary>Something that goes wrong in the middle of a load.</summary>
/// <param name="IsOfTheApi">An instance that only takes events in is killed while it is sent some: its load comes by HTTP.</param>
internal sealed record Fault(string Name, Func<RunningSystem, Task> StrikeAsync, bool LosesLog = false, bool IsOfTheApi = false)
{
    private static readonly TimeSpan _longerThanASession = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<Fault> All { get; } =
    [
        Killed("a processor", "BizPulse.Ingestion"),
        Killed("the broker", "EmbeddedKafka"),
        Killed("Postgres", "postgres"),
        Killed("Redis", "redis-server"),
        new("one of two processors freezes and wakes up later", FreezeAsync),
        new("the broker's folder is lost", LoseLogAsync, LosesLog: true),
        new("kill -9 of an instance with the API alone", _ => Task.CompletedTask, IsOfTheApi: true),
    ];

    private static Fault Killed(string what, string command) => new($"kill -9 of {what}", _ =>
    {
        Process.GetProcessById(RunningSystem.ProcessIds(command)[0]).Kill();
        return Task.CompletedTask;
    });

    private static async Task FreezeAsync(RunningSystem system)
    {
        var processor = RunningSystem.ProcessIds("BizPulse.Ingestion")[0];
        await SignalAsync("STOP", processor);
        await Task.Delay(_longerThanASession);
        await SignalAsync("CONT", processor);
    }

    private static async Task LoseLogAsync(RunningSystem system)
    {
        var arguments = (await File.ReadAllTextAsync($"/proc/{RunningSystem.ProcessIds("EmbeddedKafka")[0]}/cmdline")).Split('\0');
        var folder = arguments[Array.IndexOf(arguments, "--data") + 1];
        await system.StopAsync("kafka");
        Directory.Delete(folder, recursive: true);
        await system.StartAsync("kafka");
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }
}

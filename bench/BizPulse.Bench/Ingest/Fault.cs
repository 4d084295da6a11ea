namespace BizPulse.Bench.Ingest;

/// <summary>Something that goes wrong in the middle of a load.</summary>
/// <param name="IsOfTheApi">An instance that only takes events in is killed while it is sent some: its load comes by
/// HTTP.</param>
internal sealed record Fault(
    string Name, Func<RunningSystem, Task> StrikeAsync, bool LosesLog = false, bool IsOfTheApi = false)
{
    private static readonly TimeSpan _longerThanASession = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<Fault> All { get; } =
    [
        Killed("a processor", system => system.ProcessesOf("BizPulse.Ingestion.dll")[0]),
        Killed("the broker", system => system.ProcessesOf("EmbeddedKafka.dll")[0]),
        Killed("Postgres", system => system.ProcessesOf("bin/postgres -D")[0]),
        Killed("Redis", system => system.ProcessesOf("redis-server")[0]),
        new("one of two processors freezes and wakes up later", FreezeAsync),
        new("the broker's folder is lost", LoseLogAsync, LosesLog: true),
        new("kill -9 of an instance with the API alone", _ => Task.CompletedTask, IsOfTheApi: true),
        Killed("the orchestrator", system => system.ProcessesOf("dcp run-controllers")[0]),
        Killed("the AppHost", system => system.AppHost),
    ];

    private static Fault Killed(string what, Func<RunningSystem, int> process) =>
        new($"kill -9 of {what}", system => RunningSystem.SignalAsync("KILL", process(system)));

    private static async Task FreezeAsync(RunningSystem system)
    {
        var processor = system.ProcessesOf("BizPulse.Ingestion.dll")[0];
        await RunningSystem.SignalAsync("STOP", processor);
        await Task.Delay(_longerThanASession);
        await RunningSystem.SignalAsync("CONT", processor);
    }

    /// <summary>The broker goes on in the folder that it has open; the next one finds none.</summary>
    private static async Task LoseLogAsync(RunningSystem system)
    {
        var folder = Path.Combine(system.Folder, "data", "kafka");
        Directory.Move(folder, folder + ".lost");
        await RunningSystem.SignalAsync("KILL", system.ProcessesOf("EmbeddedKafka.dll")[0]);
    }
}

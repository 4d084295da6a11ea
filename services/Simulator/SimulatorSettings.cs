namespace BizPulse.Simulator;

public enum SimulatorMode
{
    /// <summary>Answers for its data set, sends nothing.</summary>
    Off,

    /// <summary>Fills the system with the shop's past, once.</summary>
    History,

    /// <summary>Sends what happens in the shop as it happens.</summary>
    Live,

    /// <summary>The past first, then life goes on.</summary>
    Both,
}

/// <summary>Section <c>Simulator</c> of the configuration.</summary>
public sealed record SimulatorSettings
{
    public SimulatorMode Mode { get; init; }

    /// <summary>Days of history before today.</summary>
    public int HistoryDays { get; init; } = 730;

    public int Products { get; init; } = 120;

    /// <summary>Sale lines the history should have.</summary>
    public int Lines { get; init; } = 240_000;

    public long Seed { get; init; } = 20_26;

    /// <summary>
    /// Null: the shop's own pace, by the clock. Else so many sales a second beside it, for demonstrations and load.
    /// </summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Where it keeps how far it has published, and its ground truth.</summary>
    public string DataDirectory { get; init; } = Path.Combine(
        Environment.GetEnvironmentVariable("BIZPULSE_HOME") ?? Path.GetTempPath(), "data", "simulator");

    public string UserName { get; init; } = "simulator";
    public string? Password { get; init; }
}

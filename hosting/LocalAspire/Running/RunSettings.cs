namespace LocalAspire.Running;

/// <summary>What differs between a system that people use and one that a test starts.</summary>
internal sealed record RunSettings
{
    /// <summary>Where the system keeps its data; by default what BIZPULSE_HOME says.</summary>
    internal string? Home { get; init; }

    /// <summary>Ports that an AppHost asks for are given out at random all the same, so that tests run side by side.</summary>
    internal bool RandomPorts { get; init; }

    /// <summary>The home is temporary: it goes with the application, and engines need not sync it to the disk.</summary>
    internal bool Disposable { get; init; }

    internal bool DeveloperPage { get; init; } = true;

    internal bool PrintLogs { get; init; } = true;
}

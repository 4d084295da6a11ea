namespace LocalAspire.Running;

/// <summary>A program to run.</summary>
internal sealed record ProcessSpec(string Command, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    internal IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The signal that asks it to end.</summary>
    internal int StopSignal { get; init; } = Posix.Terminate;
}

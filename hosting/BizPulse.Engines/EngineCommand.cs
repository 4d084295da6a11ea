namespace BizPulse.Engines;

/// <summary>A program with its arguments, started in a folder.</summary>
public sealed record EngineCommand(string Program, IReadOnlyList<string> Arguments, string Folder);

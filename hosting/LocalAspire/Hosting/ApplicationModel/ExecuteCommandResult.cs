namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a command did what it should.</summary>
public sealed class ExecuteCommandResult
{
    internal ExecuteCommandResult(bool success) => Success = success;

    public bool Success { get; init; }
}

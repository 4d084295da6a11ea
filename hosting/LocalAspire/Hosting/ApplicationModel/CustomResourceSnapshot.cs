using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    public ResourceStateSnapshot? State { get; init; }

    public HealthStatus? HealthStatus { get; internal init; }

    public int? ExitCode { get; init; }

    /// <summary>Why it did not start.</summary>
    internal string? Problem { get; init; }
}

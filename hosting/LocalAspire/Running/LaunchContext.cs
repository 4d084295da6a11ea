using Aspire.Hosting.ApplicationModel;

namespace LocalAspire.Running;

/// <summary>What a launcher may know about the application it starts a part of.</summary>
internal sealed record LaunchContext(
    IResource Resource, int Replica, string Id, IReadOnlyList<IResource> Resources, RunHome Home, RunSettings Settings, string? TelemetryUrl, Action<string> Log);

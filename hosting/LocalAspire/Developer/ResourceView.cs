using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;
using LocalAspire.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LocalAspire.Developer;

/// <summary>A running copy of a resource as the page shows it.</summary>
internal sealed record ResourceView(
    string Id,
    string Name,
    string Kind,
    string State,
    [property: JsonConverter(typeof(JsonStringEnumConverter<HealthStatus>))] HealthStatus? Health,
    IReadOnlyList<string> Endpoints,
    int Restarts,
    int? ProcessId,
    DateTimeOffset? StartedAt,
    int? ExitCode,
    string? Problem,
    double? CpuPercent,
    double? MemoryMb)
{
    internal static ResourceView Of(ResourceInstance instance, ProcessUsage usages)
    {
        var usage = instance.ProcessId is { } session ? usages.Of(session) : null;
        return new ResourceView(
            instance.Id,
            instance.Resource.Name,
            KindOf(instance.Resource),
            instance.Snapshot.State!.Text,
            instance.Snapshot.HealthStatus,
            [.. instance.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Url(instance.Replica))],
            instance.Restarts,
            instance.ProcessId,
            instance.StartedAt,
            instance.Snapshot.ExitCode,
            instance.Snapshot.Problem,
            usage?.CpuPercent is { } cpu ? Math.Round(cpu, 1) : null,
            usage is null ? null : Math.Round(usage.MemoryBytes / 1048576.0, 1));
    }

    private static string KindOf(IResource resource) => resource switch
    {
        ProjectResource => "project",
        ContainerResource => "engine",
        _ => "program",
    };
}

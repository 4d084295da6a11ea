using System.Text.Json;
using Aspire.Hosting;

namespace LocalAspire.Running;

/// <summary>Waits until every part of a started application is up, then writes its addresses for clients.</summary>
internal sealed class Readiness(DistributedApplication application, RunHome home)
{
    internal async Task ReachAsync(CancellationToken cancellationToken)
    {
        await AllPartsAsync(cancellationToken);
        var endpoints = await ClientEndpoints.OfAsync(application, cancellationToken);
        PrivateFile.Write(home.EndpointsFile, JsonSerializer.Serialize(endpoints, JsonSerializerOptions.Web));
    }

    /// <summary>Throws as soon as one cannot start: the others may be waiting for it.</summary>
    private async Task AllPartsAsync(CancellationToken cancellationToken)
    {
        var parts = application.Resources
            .Where(resource => ApplicationRun.IsRunnable(resource) && ApplicationRun.StartsByItself(resource))
            .Select(resource => application.ResourceNotifications.WaitUntilReadyAsync(resource, cancellationToken));
        await foreach (var part in Task.WhenEach(parts))
            await part;
    }
}

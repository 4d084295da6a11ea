using LocalAspire.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells how the resources are, and lets callers wait until they are as they should be.</summary>
public class ResourceNotificationService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _latest = [];
    private readonly List<Waiter> _waiters = [];
    private readonly IReadOnlyList<IResource> _resources;

    internal ResourceNotificationService(IReadOnlyList<IResource> resources) => _resources = resources;

    /// <summary>Waits for a state, by default Running.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var reached = await WaitForResourceAsync(resourceName, update => targetStates.Contains(update.Snapshot.State?.Text), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    public Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        var process = ProcessOf(Find(resourceName));
        return WaitAsync(update => update.Resource == process && predicate(update), cancellationToken);
    }

    /// <summary>Waits until every replica is healthy. Throws if one cannot start, or has ended.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitUntilHealthyAsync(Find(resourceName), failWhenDown: true, cancellationToken);

    internal async Task<ResourceEvent> WaitUntilHealthyAsync(IResource resource, bool failWhenDown, CancellationToken cancellationToken)
    {
        var process = ProcessOf(resource);
        ResourceEvent? healthy = null;
        foreach (var id in IdsOf(process))
        {
            healthy = await WaitAsync(update => update.ResourceId == id && (IsHealthy(update) || IsLost(update, failWhenDown)), cancellationToken);
            if (!IsHealthy(healthy))
                throw new DistributedApplicationException($"'{id}' is {healthy.Snapshot.State?.Text}{Reason(healthy.Snapshot)}.");
        }

        return healthy!;
    }

    /// <summary>Waits until it is healthy or, if that is what it does, has ended well.</summary>
    internal async Task WaitUntilReadyAsync(IResource resource, CancellationToken cancellationToken)
    {
        foreach (var id in IdsOf(resource))
        {
            var ready = await WaitAsync(update => update.ResourceId == id && (IsHealthy(update) || IsDown(update)), cancellationToken);
            if (!IsHealthy(ready) && ready.Snapshot.State?.Text != KnownResourceStates.Finished)
                throw new DistributedApplicationException($"'{id}' did not start{Reason(ready.Snapshot)}.");
        }
    }

    internal async Task WaitForExitAsync(IResource resource, int exitCode, CancellationToken cancellationToken)
    {
        foreach (var id in IdsOf(resource))
        {
            var ended = await WaitAsync(update => update.ResourceId == id && IsDown(update), cancellationToken);
            if (ended.Snapshot.ExitCode != exitCode)
                throw new DistributedApplicationException($"'{id}' ended as {ended.Snapshot.State?.Text}{Reason(ended.Snapshot)}, not with exit code {exitCode}");
        }
    }

    internal void Publish(ResourceEvent update)
    {
        lock (_lock)
        {
            _latest[update.ResourceId] = update;
            foreach (var waiter in _waiters.Where(waiter => waiter.Predicate(update)).ToArray())
            {
                _waiters.Remove(waiter);
                waiter.Reached.TrySetResult(update);
            }
        }
    }

    private async Task<ResourceEvent> WaitAsync(Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(predicate, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (_latest.Values.FirstOrDefault(predicate) is { } already)
                return already;
            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Reached.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
                _waiters.Remove(waiter);
        }
    }

    private static bool IsHealthy(ResourceEvent update) =>
        update.Snapshot is { State.Text: var state, HealthStatus: HealthStatus.Healthy } && state == KnownResourceStates.Running;

    /// <summary>Waiting for it makes no sense: it never came up, or, if that matters, it has ended.</summary>
    private static bool IsLost(ResourceEvent update, bool failWhenDown) =>
        update.Snapshot.State?.Text == KnownResourceStates.FailedToStart || (failWhenDown && IsDown(update));

    private static bool IsDown(ResourceEvent update) => update.Snapshot.State?.Text is { } state
        && (state == KnownResourceStates.Finished || state == KnownResourceStates.Exited || state == KnownResourceStates.FailedToStart);

    private static string Reason(CustomResourceSnapshot snapshot) =>
        snapshot.Problem is { } problem ? $" ({problem})" : snapshot.ExitCode is { } code ? $" (exit code {code})" : "";

    private static IEnumerable<string> IdsOf(IResource resource)
    {
        var replicas = ApplicationRun.ReplicasOf(resource);
        return replicas == 1 ? [resource.Name] : Enumerable.Range(0, replicas).Select(replica => $"{resource.Name}-{replica}");
    }

    /// <summary>A database is as healthy as its server, which makes it before it is called healthy.</summary>
    private static IResource ProcessOf(IResource resource) => resource is PostgresDatabaseResource database ? database.Parent : resource;

    private IResource Find(string name) => _resources.FirstOrDefault(resource => resource.Name == name)
        ?? throw new ArgumentException($"There is no resource '{name}'.", nameof(name));

    private sealed record Waiter(Func<ResourceEvent, bool> Predicate, TaskCompletionSource<ResourceEvent> Reached);
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalAspire.Running;

/// <summary>A started application: all its instances, in the order of their dependencies.</summary>
internal sealed class ApplicationRun : IAsyncDisposable
{
    private readonly RunHome _home;
    private readonly Lifeline _lifeline;
    private readonly IReadOnlyList<IResource> _resources;
    private readonly List<RotatingFile> _logFiles = [];

    internal ApplicationRun(
        IReadOnlyList<IResource> resources, RunHome home, RunSettings settings, ResourceNotificationService notifications, string? telemetryUrl)
    {
        _resources = resources;
        _home = home;
        Output = new ResourceConsole(settings.PrintLogs, [.. Runnable.Select(resource => resource.Name)]);
        _lifeline = new Lifeline(home);
        foreach (var resource in Runnable)
        {
            for (var replica = 0; replica < ReplicasOf(resource); replica++)
                Instances.Add(NewInstance(resource, replica, settings, notifications, telemetryUrl));
        }
    }

    internal List<ResourceInstance> Instances { get; } = [];

    internal ResourceConsole Output { get; }

    private IEnumerable<IResource> Runnable => _resources.Where(IsRunnable);

    /// <summary>Gives every endpoint its ports, so that addresses are known before anything starts.</summary>
    internal static void AllocatePorts(IEnumerable<IResource> resources, bool random)
    {
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (!random && endpoint.FixedPort is { } port && !FreePorts.IsFree(port))
                {
                    throw new DistributedApplicationException(
                        $"Port {port}, which '{resource.Name}' listens on, is in use by another program. Stop that one or choose another port (BIZPULSE_PORT for the gateway).");
                }

                endpoint.Allocate(ReplicasOf(resource), random);
            }
        }
    }

    internal static bool IsRunnable(IResource resource) => resource is ProjectResource or ExecutableResource or ContainerResource;

    internal static int ReplicasOf(IResource resource) =>
        resource.Annotations.OfType<ReplicasAnnotation>().LastOrDefault()?.Count ?? 1;

    internal static bool StartsByItself(IResource resource) => !resource.Annotations.OfType<ExplicitStartAnnotation>().Any();

    internal void Start()
    {
        foreach (var instance in Instances)
            instance.Announce();
        foreach (var instance in Instances.Where(instance => StartsByItself(instance.Resource)))
            instance.Start();
    }

    /// <summary>Ends what nothing depends on first, then what it depended on, and so forth.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var level in Instances.GroupBy(instance => Depth(instance.Resource)).OrderByDescending(level => level.Key))
            await Task.WhenAll(level.Select(instance => instance.StopAsync()));
        _lifeline.Dispose();
        foreach (var file in _logFiles)
            file.Dispose();
        foreach (var instance in Instances)
            instance.Dispose();
    }

    private static int Depth(IResource resource) => resource switch
    {
        PostgresDatabaseResource database => Depth(database.Parent),
        _ => 1 + resource.Annotations.OfType<WaitAnnotation>().Select(wait => Depth(wait.Dependency)).DefaultIfEmpty(0).Max(),
    };

    private ResourceInstance NewInstance(
        IResource resource, int replica, RunSettings settings, ResourceNotificationService notifications, string? telemetryUrl)
    {
        var id = ReplicasOf(resource) == 1 ? resource.Name : $"{resource.Name}-{replica}";
        var file = new RotatingFile(_home.Logs, id);
        _logFiles.Add(file);
        ResourceInstance instance = null!;
        var context = new LaunchContext(resource, replica, id, _resources, _home, settings, telemetryUrl, line =>
        {
            instance.Logs.Add(line);
            file.WriteLine($"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} {AnsiText.Plain(line)}");
            Output.Write(id, line);
        });
        var launcher = resource.Annotations.OfType<EngineAnnotation>().FirstOrDefault()?.Engine ?? new ProgramLauncher(resource);
        return instance = new ResourceInstance(context, launcher, notifications);
    }
}

using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using LocalAspire.Developer;
using LocalAspire.Running;

namespace Aspire.Hosting;

/// <summary>An application of several processes that start, run and end together.</summary>
public class DistributedApplication : IAsyncDisposable
{
    private readonly RunSettings _settings;
    private readonly RunHome _home;
    private ApplicationRun? _run;
    private readonly CancellationTokenSource _stopping = new();
    private DeveloperServer? _developer;

    internal DistributedApplication(IReadOnlyList<IResource> resources, RunHome home, RunSettings settings)
    {
        _settings = settings;
        _home = home;
        Resources = resources;
        ResourceNotifications = new ResourceNotificationService(resources);
        ResourceCommands = new ResourceCommandService(() => _run?.Instances ?? []);
    }

    public ResourceNotificationService ResourceNotifications { get; }

    public ResourceCommandService ResourceCommands { get; }

    internal IReadOnlyList<IResource> Resources { get; }

    internal string? DeveloperUrl => _developer?.Url;

    /// <summary>Ends well when every part is up and the addresses are written, with the reason when one cannot start.</summary>
    internal Task Ready { get; private set; } = Task.CompletedTask;

    internal ResourceConsole? Output => _run?.Output;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        var assembly = Assembly.GetEntryAssembly()!;
        return AppHostCode.Current?.NewBuilder(args) ?? new DistributedApplicationBuilder(args, AppHostDirectory.Of(assembly), new RunSettings());
    }

    /// <summary>Starts everything and returns; <see cref="ResourceNotifications"/> tells when the parts are ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _home.TakeAsync(cancellationToken);
        ApplicationRun.AllocatePorts(Resources, _settings.RandomPorts);
        _developer = _settings.DeveloperPage ? await DeveloperServer.StartAsync(() => _run, cancellationToken) : null;
        _run = new ApplicationRun(Resources, _home, _settings, ResourceNotifications, _developer?.Url);
        _run.Start();
        Ready = new Readiness(this, _home).ReachAsync(_stopping.Token);
    }

    /// <summary>Ends everything, in the reverse order of the dependencies.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _stopping.CancelAsync();
        await Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_run is { } run)
        {
            _run = null;
            await run.DisposeAsync();
        }

        if (_developer is { } developer)
        {
            _developer = null;
            await developer.DisposeAsync();
        }

        _home.Dispose();
    }

    /// <summary>Runs until a signal asks it to end.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (AppHostCode.Current is null)
            Environment.ExitCode = await new ConsoleRun(this, _home).RunAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
        _stopping.Dispose();
        if (_settings.Disposable && Directory.Exists(_home.Path))
            Directory.Delete(_home.Path, recursive: true);
    }
}

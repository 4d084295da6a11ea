using Aspire.Hosting.ApplicationModel;
using LocalAspire.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

internal class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<IResource> _resources = [];
    private readonly RunSettings _settings;

    internal DistributedApplicationBuilder(string[] args, string appHostDirectory, RunSettings settings)
    {
        AppHostDirectory = appHostDirectory;
        _settings = settings;
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        Home = new RunHome(settings.Home ?? Configuration["BIZPULSE_HOME"] ?? Path.Combine(Checkout.Of(appHostDirectory), ".bizpulse", "run"));
        Configuration["BIZPULSE_HOME"] = Home.Path;
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    internal RunHome Home { get; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.Any(other => other.Name.Equals(resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"There is a resource '{resource.Name}' already.");
        _resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public virtual DistributedApplication Build() => new(_resources, Home, _settings);

    private sealed class ResourceBuilder<T>(IDistributedApplicationBuilder application, T resource) : IResourceBuilder<T> where T : IResource
    {
        public IDistributedApplicationBuilder ApplicationBuilder => application;

        public T Resource => resource;
    }
}

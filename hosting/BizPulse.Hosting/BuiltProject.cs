using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;

namespace BizPulse.Hosting;

public static class BuiltProject
{
    /// <summary>
    /// Many runtimes share one machine: small heaps, no instrumentation, no garbage collector thread of their own, and
    /// pool threads that sleep when they have nothing to do instead of spinning for a while.
    /// </summary>
    private static readonly (string Name, string Value)[] s_smallRuntime =
    [
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_GCConserveMemory", "6"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
    ];

    /// <summary>
    /// Adds a project that runs from what the build of the AppHost has left. <c>dotnet run</c>, which Aspire would
    /// start it with, stays beside each service as a process of its own of 100 MB.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddBuiltProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, Home home)
        where TProject : IProjectMetadata, new()
    {
        var project = builder.AddProject<TProject>(name, launchProfileName: null);
        if (builder.ExecutionContext.IsPublishMode)
            return project;

        var source = new TProject().ProjectPath;
        var folder = Path.GetDirectoryName(source)!;
        foreach (var (variable, value) in s_smallRuntime.Where(setting =>
            Environment.GetEnvironmentVariable(setting.Name) is null))
            project.WithEnvironment(variable, value);
        return project
            .WithAnnotation(new ExecutableAnnotation { Command = Checkout.Dotnet, WorkingDirectory = folder })
            .WithArgs(Checkout.Binary(Path.GetFileNameWithoutExtension(source)))
            .WithoutHttpsCertificate()
            .WithEnvironment(Home.Setting, home.Path)
            .WithEnvironment(Home.Mark, home.Path)
            .WithCalmTelemetry();
    }

    /// <summary>What belongs to a span that is left out goes with it; nobody wakes each second for nothing.</summary>
    private static IResourceBuilder<ProjectResource> WithCalmTelemetry(
        this IResourceBuilder<ProjectResource> project) => project
        .WithEnvironment("OTEL_TRACES_SAMPLER", "parentbased_always_on")
        .WithEnvironment("OTEL_METRIC_EXPORT_INTERVAL", "10000")
        .WithEnvironment("OTEL_BSP_SCHEDULE_DELAY", "3000")
        .WithEnvironment("OTEL_BLRP_SCHEDULE_DELAY", "3000");

    /// <summary>Runs a built project that ends by itself, and returns how it ended and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string project, IReadOnlyList<string> arguments, (string Name, string Value) variable, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Checkout.Dotnet, [Checkout.Binary(project), .. arguments])
        {
            Environment = { [variable.Name] = variable.Value },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, $"{await output}{await errors}".Trim());
    }

    /// <summary>One copy listens on its port itself; several share it behind the orchestrator's proxy.</summary>
    public static IResourceBuilder<ProjectResource> WithAddress(
        this IResourceBuilder<ProjectResource> project, int port, int replicas)
    {
        if (project.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return project.WithHttpEndpoint().WithReplicas(replicas);
        return replicas == 1
            ? project.WithHttpEndpoint(port: port, isProxied: false)
            : project.WithHttpEndpoint(port: port).WithReplicas(replicas);
    }
}

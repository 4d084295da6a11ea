using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalAspire.Running;

/// <summary>Runs projects from their binaries, and executables and npm scripts as they are.</summary>
internal sealed class ProgramLauncher(IResource resource) : ILauncher
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    private readonly HttpHealthAnnotation[] _checks = [.. resource.Annotations.OfType<HttpHealthAnnotation>()];

    public bool ChecksHealth => _checks.Length > 0;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var arguments = await ResourceEnvironment.ArgumentsAsync(resource, cancellationToken);
        var spec = resource switch
        {
            ProjectResource project => Project(project, arguments),
            ExecutableResource program => Executable(program, arguments),
            _ => throw new DistributedApplicationException($"'{resource.Name}' is not something that can be run."),
        };
        return spec with { Environment = await ResourceEnvironment.VariablesAsync(context, cancellationToken) };
    }

    public async Task<bool> IsHealthyAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        foreach (var check in _checks)
        {
            var endpoint = resource.Annotations.OfType<EndpointAnnotation>()
                .First(endpoint => check.EndpointName is null ? endpoint.IsHttp : endpoint.Name == check.EndpointName);
            using var response = await s_http.GetAsync(endpoint.Url(context.Replica) + check.Path, cancellationToken);
            if ((int)response.StatusCode != check.StatusCode)
                return false;
        }

        return true;
    }

    public Task OnReadyAsync(LaunchContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    private static ProcessSpec Project(ProjectResource project, IReadOnlyList<string> arguments)
    {
        var binary = Checkout.Binary(Path.GetFileNameWithoutExtension(project.ProjectPath));
        if (!File.Exists(binary))
            throw new DistributedApplicationException($"'{project.Name}' is not built: there is no {binary}. Run: dotnet build {project.ProjectPath}");
        return new ProcessSpec(Dotnet, [binary, .. arguments], Path.GetDirectoryName(project.ProjectPath)!);
    }

    private static ProcessSpec Executable(ExecutableResource program, IReadOnlyList<string> arguments) =>
        new(Programs.Find(program.Command, program.WorkingDirectory) ?? throw new DistributedApplicationException(
            $"'{program.Name}' cannot start: there is no program '{program.Command}'."), arguments, program.WorkingDirectory);

    internal static string Dotnet => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet"
        ? own
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}

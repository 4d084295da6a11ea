using Aspire.Hosting;
using LocalAspire.Running;

namespace LocalAspire.Engines;

/// <summary>The embedded broker, as a process of its own.</summary>
internal sealed class KafkaEngine(KafkaServerResource server) : ILauncher
{
    private const string Project = "EmbeddedKafka";

    /// <summary>ApiVersions, version 0, correlation id 1, no client id: length, key, version, correlation, client.</summary>
    private static readonly byte[] s_apiVersions = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff];

    public bool ChecksHealth => true;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var binary = Checkout.Binary(Project);
        if (!File.Exists(binary))
            throw new DistributedApplicationException($"'{server.Name}' cannot start: the broker is not built, there is no {binary}.");
        var data = context.Home.Data(server.Name);
        Directory.CreateDirectory(data);
        return new ProcessSpec(ProgramLauncher.Dotnet, [binary, "--data", data, "--port", $"{server.PrimaryEndpoint.Port}"], data)
        {
            Environment = await ResourceEnvironment.VariablesAsync(context, cancellationToken),
        };
    }

    public async Task<bool> IsHealthyAsync(LaunchContext context, CancellationToken cancellationToken) =>
        (await Handshake.AskAsync(server.PrimaryEndpoint.Port, s_apiVersions, cancellationToken)).Length >= 8;

    public Task OnReadyAsync(LaunchContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

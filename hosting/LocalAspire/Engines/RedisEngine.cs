using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using LocalAspire.Running;

namespace LocalAspire.Engines;

/// <summary>The machine's own Redis or Valkey. It keeps nothing on disk: whatever it holds can be made again.</summary>
internal sealed class RedisEngine(RedisResource server) : ILauncher
{
    public bool ChecksHealth => true;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var program = Programs.Find("redis-server") ?? Programs.Find("valkey-server") ?? throw new DistributedApplicationException(
            $"'{server.Name}' cannot start: there is neither redis-server nor valkey-server. Install one of them (Debian: apt install redis-server).");
        var directory = context.Home.Data(server.Name);
        Directory.CreateDirectory(directory);
        var configuration = Path.Combine(directory, "redis.conf");
        PrivateFile.Write(configuration, $"""
            bind 127.0.0.1
            port {server.PrimaryEndpoint.Port}
            requirepass {await PasswordAsync(cancellationToken)}
            dir {directory}
            save ""
            appendonly no
            maxmemory 256mb
            maxmemory-policy allkeys-lru
            loglevel warning

            """);
        return new ProcessSpec(program, [configuration], directory);
    }

    public async Task<bool> IsHealthyAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var question = $"AUTH {await PasswordAsync(cancellationToken)}\r\nPING\r\n";
        var answer = await Handshake.AskAsync(server.PrimaryEndpoint.Port, Encoding.ASCII.GetBytes(question), cancellationToken);
        return Encoding.ASCII.GetString(answer).StartsWith("+OK", StringComparison.Ordinal);
    }

    public Task OnReadyAsync(LaunchContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string> PasswordAsync(CancellationToken cancellationToken) => (await server.Password.GetValueAsync(cancellationToken))!;
}

using System.Text;

namespace BizPulse.Engines;

/// <summary>The machine's own Redis or Valkey. It keeps nothing on disk: whatever it holds can be made again.</summary>
public sealed class RedisEngine(int port, string folder, string password) : Engine(port, folder)
{
    private string Configuration => Path.Combine(Folder, "redis.conf");

    public override EngineCommand Command =>
        new(Programs.Find("redis-server") ?? Programs.Find("valkey-server") ?? "redis-server", [Configuration], Folder);

    /// <summary>
    /// The password stands in a file that only its owner can read: everybody sees a program's arguments.
    /// </summary>
    public override Task PrepareAsync(Action<string> log, CancellationToken ct)
    {
        if (!Path.IsPathRooted(Command.Program))
            throw new EngineException(
                "Redis cannot start: there is neither redis-server nor valkey-server (Debian: apt install "
                + "redis-server).");
        Directory.CreateDirectory(Folder);
        PrivateFile.Write(Configuration, $"""
            bind 127.0.0.1
            port {Port}
            requirepass {password}
            dir {Folder}
            save ""
            appendonly no
            maxmemory 256mb
            maxmemory-policy allkeys-lru
            loglevel warning

            """);
        return Task.CompletedTask;
    }

    public override async Task<bool> IsHealthyAsync(CancellationToken ct)
    {
        var answer = await Handshake.AskAsync(Port, Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), ct);
        return Encoding.ASCII.GetString(answer).StartsWith("+OK", StringComparison.Ordinal);
    }
}

using Npgsql;

namespace BizPulse.Engines;

/// <summary>A Postgres 18 server from the binaries that npm carries.</summary>
/// <param name="database">Made with the data, beside the databases that every server has.</param>
/// <param name="isDisposable">Its data go with whoever started it and need not reach the disk.</param>
public sealed class PostgresEngine(
    int port, string folder, string password, string? database = null, bool isDisposable = false)
    : Engine(port, folder)
{
    public const string Owner = "postgres";

    private readonly PostgresCluster _cluster = new(folder);

    public override EngineCommand Command
    {
        get
        {
            // The launcher of vacuums wakes every ten seconds: until the first vacuum after a history came in, the
            // index of recent sales knows nothing of the new pages.
            string[] settings =
            [
                $"port={Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200",
                "shared_buffers=128MB", "io_workers=2", "jit=off", "autovacuum_naptime=10s", "log_min_messages=warning",
                "log_checkpoints=off",
                .. isDisposable
                    ? ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
                    : Array.Empty<string>(),
            ];
            return _cluster.Command(
                "postgres", ["-D", Folder, .. settings.SelectMany(setting => (string[])["-c", setting])]);
        }
    }

    /// <summary>
    /// Postgres takes SIGTERM for "when the last client has left"; this one ends it now, and with its data in order.
    /// </summary>
    public override void HastenEnd()
    {
        if (_cluster.Server() is { } process)
            Posix.Signal(process, Posix.Interrupt);
    }

    public override async Task PrepareAsync(Action<string> log, CancellationToken ct)
    {
        await PostgresBinaries.InstallAsync(log, ct);
        await _cluster.CreateIfMissingAsync(Owner, password, database, ct);
        await _cluster.EndServerLeftBehindAsync(log, ct);
    }

    public override async Task<bool> IsHealthyAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Username={Owner};Password={password};Database={database ?? "postgres"};Pooling=false;Timeout=3");
        await connection.OpenAsync(ct);
        return true;
    }
}

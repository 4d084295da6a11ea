using Aspire.Hosting.ApplicationModel;
using LocalAspire.Running;
using Npgsql;

namespace LocalAspire.Engines;

/// <summary>A Postgres 18 server from the binaries that npm carries, with data in the home.</summary>
internal sealed class PostgresEngine(PostgresServerResource server) : ILauncher
{
    public bool ChecksHealth => true;

    public async Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var binaries = await PostgresBinaries.InstalledAsync(context.Log, cancellationToken);
        var cluster = new PostgresCluster(binaries, context.Home.Data(server.Name));
        await cluster.CreateIfMissingAsync(await OwnerAsync(cancellationToken), await PasswordAsync(cancellationToken), cancellationToken);
        // The launcher of vacuums wakes every ten seconds: until the first vacuum after a history came in, the index of recent sales
        // knows nothing of the new pages.
        string[] settings =
        [
            $"port={server.PrimaryEndpoint.Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200",
            "shared_buffers=128MB", "io_workers=2", "jit=off", "autovacuum_naptime=10s", "log_min_messages=warning", "log_checkpoints=off",
            .. context.Settings.Disposable ? ["fsync=off", "full_page_writes=off", "synchronous_commit=off"] : Array.Empty<string>(),
        ];
        return cluster.Server([.. settings.SelectMany(setting => (string[])["-c", setting])]);
    }

    public async Task<bool> IsHealthyAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return true;
    }

    public async Task OnReadyAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        foreach (var database in context.Resources.OfType<PostgresDatabaseResource>().Where(database => database.Parent == server))
        {
            await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
            exists.Parameters.Add(new() { Value = database.DatabaseName });
            if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
                continue;
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName);
            await using var create = new NpgsqlCommand($"create database {name}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(
            $"{await server.ConnectionStringExpression.GetValueAsync(cancellationToken)};Database=postgres;Pooling=false;Timeout=3");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private async Task<string> OwnerAsync(CancellationToken cancellationToken) => (await server.OwnerName.GetValueAsync(cancellationToken))!;

    private async Task<string> PasswordAsync(CancellationToken cancellationToken) => (await server.Password.GetValueAsync(cancellationToken))!;
}

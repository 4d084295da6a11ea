using Npgsql;

namespace BizPulse.Migrations;

/// <summary>
/// Brings the database to the newest version: one runner at a time, one transaction per file. A file that changed after
/// it was applied and a database that is newer than this program both stop it before anything is touched.
/// </summary>
internal sealed class MigrationRunner(
    NpgsqlDataSource postgres, IConfiguration configuration, ILogger<MigrationRunner> logger)
{
    private const long LockKey = 0x42697A50756C7365; // "BizPulse"

    public async Task ApplyAsync(IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", ct);

        await CreateRolesAsync(connection, ct);
        await CreateLogAsync(connection, ct);
        var applied = await ReadLogAsync(connection, ct);
        Refuse(migrations, applied);

        foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Version)))
            await ApplyAsync(connection, migration, ct);
        logger.LogInformation("The database is at version {Version}", migrations[^1].Version);
    }

    private static void Refuse(IReadOnlyList<Migration> migrations, Dictionary<int, string> applied)
    {
        var newest = migrations[^1].Version;
        if (applied.Count > 0 && applied.Keys.Max() is var version && version > newest)
            throw new MigrationRefusedException(
                $"The database is at version {version}, this BizPulse knows versions up to {newest}. Run the newer "
                + "BizPulse, or restore a backup that this one made.");

        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Version, out var checksum) && checksum != migration.Checksum)
                throw new MigrationRefusedException(
                    $"Migration {migration.Name} was changed after it had been applied. Put the file back as it was "
                    + "and write the change into a new one.");
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, migration, ct);
        await transaction.CommitAsync(ct);
        logger.LogInformation("Applied {Migration}", migration.Name);
    }

    /// <summary>One migration and its entry in the log, in the transaction that is open.</summary>
    internal static async Task RunAsync(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        if (migration.Owner is { } owner)
            await ExecuteAsync(connection, $"set local role {owner.Name}; set local search_path = {owner.Service}", ct);
        await ExecuteAsync(connection, migration.Sql, ct);
        await ExecuteAsync(connection, "reset role", ct);

        await using var log = new NpgsqlCommand(
            "insert into migrations.applied (version, name, checksum) values ($1, $2, $3)", connection);
        log.Parameters.Add(new() { Value = migration.Version });
        log.Parameters.Add(new() { Value = migration.Name });
        log.Parameters.Add(new() { Value = migration.Checksum });
        await log.ExecuteNonQueryAsync(ct);
    }

    // Passwords come from Roles:<service> and may change between starts.
    internal async Task CreateRolesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var role in ServiceRole.All)
        {
            await ExecuteAsync(connection, $"""
                do $$ begin
                    create role {role.Name} login;
                exception when duplicate_object or unique_violation then null; -- another database of this server was faster
                end $$;
                grant {role.Name} to current_user with inherit true, set true;
                alter role {role.Name} set search_path = {role.Service}
                """, ct);
            if (configuration[$"Roles:{role.Service}"] is { Length: > 0 } password)
                await SetPasswordAsync(connection, role, password, ct);
        }
    }

    private static async Task SetPasswordAsync(
        NpgsqlConnection connection, ServiceRole role, string password, CancellationToken ct)
    {
        await using var format = new NpgsqlCommand("select format('alter role %I password %L', $1, $2)", connection);
        format.Parameters.Add(new() { Value = role.Name });
        format.Parameters.Add(new() { Value = password });
        await ExecuteAsync(connection, (string)(await format.ExecuteScalarAsync(ct))!, ct);
    }

    internal static Task CreateLogAsync(NpgsqlConnection connection, CancellationToken ct) => ExecuteAsync(
        connection, """
        create schema if not exists migrations;
        grant usage on schema migrations to public;
        create table if not exists migrations.applied (
            version    int primary key,
            name       text not null,
            checksum   text not null,
            applied_at timestamptz not null default now()
        );
        grant select on migrations.applied to public
        """, ct);

    private static async Task<Dictionary<int, string>> ReadLogAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand("select version, checksum from migrations.applied", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

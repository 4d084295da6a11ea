using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace BizPulse.Migrations.Backups;

/// <summary>
/// Puts a backup, once it is known to be whole, in the place of what is there, in one transaction: the schema of the
/// backup, its rows and sequences, then what has changed in the schema since. A running system goes on from the saved
/// offsets, so what was sold after the backup comes out of Kafka again.
/// </summary>
internal sealed class Restore(NpgsqlDataSource postgres, MigrationRunner runner)
{
    public async Task ReadAsync(string path, CancellationToken ct)
    {
        var (zip, manifest) = await OpenAsync(path, ct);
        await using var opened = zip;

        await using var connection = await postgres.OpenConnectionAsync(ct);
        await runner.CreateRolesAsync(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, $"drop schema if exists {Schema.Names}, read, migrations cascade", ct);
        await MigrationRunner.CreateLogAsync(connection, ct);
        await MigrateAsync(
            connection, Migration.All.Where(migration => migration.Version <= manifest.SchemaVersion), ct);
        await LoadAsync(connection, zip, manifest, ct);
        await MigrateAsync(
            connection, Migration.All.Where(migration => migration.Version > manifest.SchemaVersion), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A backup that is whole and of a schema that is known here; anything else is refused.</summary>
    internal static async Task<(ZipArchive Zip, BackupManifest Manifest)> OpenAsync(string path, CancellationToken ct)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, ct);
            await BackupCheck.RefuseDamagedAsync(zip, path, ct);
            var manifest = await ManifestAsync(zip, path, ct);
            Refuse(manifest, zip, path);
            return (zip, manifest);
        }
        catch (Exception failure)
        {
            if (zip is not null)
                await zip.DisposeAsync();
            if (BackupCheck.IsDamage(failure))
                throw BackupCheck.Damaged(path, failure.Message.TrimEnd('.'));
            throw;
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, string path, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.Entry)
            ?? throw BackupCheck.Damaged(path, $"it has no {BackupManifest.Entry}");
        await using var manifest = await entry.OpenAsync(ct);
        return (await JsonSerializer.DeserializeAsync<BackupManifest>(manifest, cancellationToken: ct))!;
    }

    private static void Refuse(BackupManifest manifest, ZipArchive zip, string path)
    {
        if (manifest.SchemaVersion > Migration.All[^1].Version)
            throw new MigrationRefusedException(
                $"The backup has schema version {manifest.SchemaVersion}, this BizPulse knows versions up to "
                + $"{Migration.All[^1].Version}. Restore it with the newer BizPulse that made it.");
        if (manifest.Tables.FirstOrDefault(table => zip.GetEntry(table.Entry) is null) is { } missing)
            throw BackupCheck.Damaged(path, $"it has no {missing.Entry}");
    }

    private static async Task MigrateAsync(
        NpgsqlConnection connection, IEnumerable<Migration> migrations, CancellationToken ct)
    {
        foreach (var migration in migrations)
            await MigrationRunner.RunAsync(connection, migration, ct);
    }

    private static async Task LoadAsync(
        NpgsqlConnection connection, ZipArchive zip, BackupManifest manifest, CancellationToken ct)
    {
        // Migrations may have put first rows in.
        foreach (var table in manifest.Tables.Reverse())
            await ExecuteAsync(connection, $"delete from {table.Address}", ct);

        foreach (var table in manifest.Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"copy {table.Address} ({table.ColumnList}) from stdin (format binary)", ct);
            await using var entry = await zip.GetEntry(table.Entry)!.OpenAsync(ct);
            await entry.CopyToAsync(rows, ct);
        }
        await SetSequencesAsync(connection, manifest, ct);
    }

    private static async Task SetSequencesAsync(
        NpgsqlConnection connection, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var (address, largest) in await Schema.SequencesAsync(connection, ct))
        {
            if (manifest.Sequences?.FirstOrDefault(saved => saved.Address == address) is { } saved)
                await ExecuteAsync(connection, $"select setval('{address}', {saved.LastValue}, {saved.IsCalled})", ct);
            else if (largest.Count > 0)
                await ExecuteAsync(
                    connection,
                    $"select setval('{address}', largest) from greatest({string.Join(", ", largest)}) largest where largest is not null",
                    ct);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

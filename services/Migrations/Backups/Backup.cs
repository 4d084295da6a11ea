using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace BizPulse.Migrations.Backups;

/// <summary>
/// Writes all services' tables and sequences into one file, as of one moment: a single snapshot, offsets and keys
/// included, while everything goes on. What arrives later lies in Kafka behind the saved offsets.
/// </summary>
internal sealed class Backup(NpgsqlDataSource postgres)
{
    public async Task WriteAsync(string path, CancellationToken ct)
    {
        var partial = $"{path}.partial";
        await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        await using (var zip = await ZipArchive.CreateAsync(
            file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
            await WriteAsync(zip, ct);
        File.Move(partial, path, overwrite: true);
    }

    private async Task WriteAsync(ZipArchive zip, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var version = await VersionAsync(connection, ct);
        var tables = new List<BackupTable>();
        foreach (var table in await Schema.TablesAsync(connection, ct))
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"copy {table.Address} ({table.ColumnList}) to stdout (format binary)", ct);
            await using var entry = await zip.CreateEntry(table.Entry, CompressionLevel.Fastest).OpenAsync(ct);
            await rows.CopyToAsync(entry, ct);
            tables.Add(table);
        }
        var sequences = await SequencesAsync(connection, ct);

        await using var manifest = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(
            manifest, new BackupManifest(version, DateTime.UtcNow, tables, sequences), cancellationToken: ct);
    }

    // Sequences stand outside of snapshots. Read after the tables they are past every value in them.
    private static async Task<IReadOnlyList<BackupSequence>> SequencesAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        var sequences = new List<BackupSequence>();
        foreach (var (address, _) in await Schema.SequencesAsync(connection, ct))
        {
            await using var command = new NpgsqlCommand($"select last_value, is_called from {address}", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            sequences.Add(new(address, reader.GetInt64(0), reader.GetBoolean(1)));
        }
        return sequences;
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select max(version) from migrations.applied", connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }
}

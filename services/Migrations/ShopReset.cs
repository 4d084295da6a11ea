using BizPulse.Data;
using BizPulse.Migrations.Backups;
using Npgsql;

namespace BizPulse.Migrations;

/// <summary>
/// Empties the shop: what was sold, stored and forecast is gone. Accounts, exchange rates and column mappings stay, and
/// so does the place in the log, so that nothing that was read before is read again.
/// </summary>
internal sealed class ShopReset(NpgsqlDataSource postgres)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2), _patience = TimeSpan.FromMinutes(2);

    private static readonly string[] _kept =
    [
        "consumer_offsets", "partition_status", "processor_status", "data_version", "fx_rates", "column_mappings",
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        await WaitUntilReadAsync(ct);
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var emptied = (await Schema.TablesAsync(connection, ct)).Where(
            table => table.Schema != "gateway" && !_kept.Contains(table.Name));
        await using (var empty = new NpgsqlCommand(
            $"truncate {string.Join(", ", emptied.Select(table => table.Address))}", connection))
            await empty.ExecuteNonQueryAsync(ct);
        await connection.ExecuteAsync($"update ingestion.data_version set version = version + 1", ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// What still waits in the log would fill the shop again; how far the log goes is told once a second.
    /// </summary>
    private async Task WaitUntilReadAsync(CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < _patience; waited += _pause)
        {
            await Task.Delay(_pause, ct);
            if (await postgres.OneAsync($"select lag from read.pipeline", row => row.Get<long>("lag"), ct) == 0)
                return;
        }
        throw new MigrationRefusedException(
            "There are still events to be read. Nothing was emptied: try again once the pipeline has caught up.");
    }
}

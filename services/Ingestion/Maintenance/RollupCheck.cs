using System.Data;
using System.Text.Json;
using BizPulse.Data;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Maintenance;

/// <summary>
/// Compares everything that is derived with the ledger it is derived from, in one snapshot, while events go on.
/// </summary>
internal sealed class RollupCheck(NpgsqlDataSource postgres, IngestionSettings settings, ILogger<RollupCheck> logger)
{
    /// <summary>
    /// How many rows of each table differ; all zero if all is well. The result is kept for the pipeline's state.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        var started = DateTime.UtcNow;
        var differences = await CompareAsync(connection, ct);
        await KeepAsync(connection, started, differences, ct);

        foreach (var (table, rows) in differences.Where(difference => difference.Value > 0))
            logger.LogError("{Rows} rows of {Table} differ from the ledger: run rebuild-rollups", rows, table);
        return differences;
    }

    private async Task<Dictionary<string, long>> CompareAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var differences = new Dictionary<string, long>();
        foreach (var rollup in Rollups.All)
            differences[$"{rollup.Table}"] = await CountAsync(connection, rollup.Differences, ct);
        differences["stock_levels"] = await CountAsync(connection, StockLevels.Differences(settings), ct);
        differences["purchase_orders"] = await CountAsync(connection, PurchaseOrders.Differences, ct);
        return differences;
    }

    private static Task<long> CountAsync(NpgsqlConnection connection, Sql differences, CancellationToken ct) =>
        connection.OneAsync(differences, row => row.Get<long>("count"), ct, timeoutSeconds: 0);

    private static Task<int> KeepAsync(
        NpgsqlConnection connection, DateTime started, Dictionary<string, long> differences, CancellationToken ct) =>
        connection.ExecuteAsync(
            $"""
            insert into checks (started_at, finished_at, differences)
            values ({started}, clock_timestamp(), {JsonSerializer.Serialize(differences)}::jsonb)
            """, ct);
}

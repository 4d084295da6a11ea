using BizPulse.Data;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Maintenance;

/// <summary>
/// Derives everything again from the ledger, in one transaction: after a change of the time zone or of the default
/// location, or when a check found a difference. Events that arrive meanwhile wait and are added afterwards.
/// </summary>
internal sealed class RollupRebuild(
    NpgsqlDataSource postgres, IngestionSettings settings, ILogger<RollupRebuild> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var statement in Statements())
            await connection.ExecuteAsync(statement, ct, timeoutSeconds: 0);
        await transaction.CommitAsync(ct);
        logger.LogInformation("All rollups are derived again from the ledger");
    }

    private IEnumerable<Sql> Statements() =>
    [
        $"update sales set day = occurred_at::date where day <> occurred_at::date",
        $"update catalog_events set day = occurred_at::date where day <> occurred_at::date",
        $"update engagement set day = hour::date where day <> hour::date",
        .. Rollups.All.SelectMany(rollup => rollup.Rebuild),
        .. StockLevels.Rebuild(settings),
        .. PurchaseOrders.Rebuild,
        $"update products set tracked = sku in (select sku from stock_movements where {InventoryLedger.Tracking})",
        $"""
        with raised as (update data_version set version = version + 1 returning version)
        update product_changes set version = raised.version, changed_at = now() from raised
        """,
    ];
}

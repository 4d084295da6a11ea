using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Storing;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>
/// Undoes an import in one transaction: events that it alone brought leave the ledger, their sums leave the rollups,
/// and what is still on its way through the log no longer counts. Their ids are free again, so the same file can be
/// imported anew.
/// </summary>
internal sealed class ImportUndo(NpgsqlDataSource postgres, IngestionSettings settings, ILogger<ImportUndo> logger)
{
    private const int MostConflicts = 5;

    private static readonly (string Topic, Sql Table)[] _ledgers =
    [
        (Topics.Sales, $"sales"), (Topics.Inventory, $"stock_movements"), (Topics.Catalog, $"catalog_events"),
        (Topics.Engagement, $"engagement"),
    ];

    /// <summary>How many events left the ledger.</summary>
    public async Task<long> RunAsync(Guid importId, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await TakeAsync(importId, ct);
            }
            catch (PostgresException conflict)
                when (conflict.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostConflicts)
            {
                logger.LogInformation("Taking back import {Import} met a batch and is tried again", importId);
            }
        }
    }

    private async Task<long> TakeAsync(Guid importId, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // Waits for batches that hold the import, and is seen by those that come after.
        await ExecuteAsync(connection, $"""
            insert into imports as known (id, taken_back_at) values ({importId}, now())
            on conflict (id) do update set taken_back_at = coalesce(known.taken_back_at, now())
            """, ct);

        await ExecuteAsync(connection, ImportRepeats.Lock($"share row exclusive"), ct);
        var taken = 0L;
        foreach (var (topic, table) in _ledgers)
        {
            await ExecuteAsync(connection, ImportRepeats.PassOn(importId, topic, table), ct);
            await ExecuteAsync(connection, $"create temp table taken_{table} (like {table}) on commit drop", ct);
            taken += await ExecuteAsync(connection, $"""
                with taken as (delete from {table} where import_id = {importId} returning *)
                insert into taken_{table} select * from taken
                """, ct);
        }
        await ExecuteAsync(connection, $"delete from import_repeats where import_id = {importId}", ct);
        await ExecuteAsync(connection, $"delete from dead_letters where import_id = {importId}", ct);

        await TakeFromRollupsAsync(connection, ct);
        await DeriveStockAsync(connection, ct);
        await DeriveCatalogAsync(connection, ct);
        var skus = await TakenSkusAsync(connection, ct);
        await DataVersion.IncrementAsync(connection, skus, new string?[skus.Length], ct);
        await transaction.CommitAsync(ct);
        logger.LogInformation("Import {Import} was taken back: {Events} events", importId, taken);
        return taken;
    }

    private static async Task TakeFromRollupsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var rollup in Rollups.All)
        {
            await ExecuteAsync(connection, rollup.SubtractFrom($"taken_{rollup.Ledger}"), ct);
            await ExecuteAsync(connection, rollup.DeleteEmpty($"taken_{rollup.Ledger}"), ct);
        }
    }

    private async Task DeriveStockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await ExecuteAsync(connection, $"""
            create temp table taken_places (sku text collate "C", location text collate "C") on commit drop
            """, ct);
        await ExecuteAsync(connection, $"""
            insert into taken_places
            select sku, coalesce(nullif(store, ''), {settings.DefaultLocation}) from taken_sales
            union select sku, location from taken_stock_movements
            """, ct);
        foreach (var statement in StockLevels.Derive($"taken_places", settings))
            await ExecuteAsync(connection, statement, ct);

        await ExecuteAsync(connection, $"""
            delete from purchase_orders
            where (purchase_order_id, sku) in (select purchase_order_id, sku from taken_stock_movements)
            """, ct);
        await ExecuteAsync(connection, PurchaseOrders.Derive($"taken_stock_movements"), ct);
        await ExecuteAsync(connection, $"""
            update products set tracked = sku in (select sku from stock_movements where {InventoryLedger.Tracking})
            where sku in (select sku from taken_stock_movements)
            """, ct);
    }

    private static async Task DeriveCatalogAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        Sql subjects = $"(select distinct subject from taken_catalog_events where kind <> 'SupplierUpserted')";
        Sql suppliers = $"(select distinct subject from taken_catalog_events where kind = 'SupplierUpserted')";
        await ExecuteAsync(connection, $"delete from product_costs where sku in {subjects}", ct);
        await ExecuteAsync(connection, $"delete from product_prices where sku in {subjects}", ct);
        await ExecuteAsync(connection, $"delete from suppliers where supplier_id in {suppliers}", ct);
        await ExecuteAsync(connection, Catalog.DeriveProducts(subjects), ct);
        await ExecuteAsync(connection, Catalog.DeriveCosts(subjects), ct);
        await ExecuteAsync(connection, Catalog.DerivePrices(subjects), ct);
        await ExecuteAsync(connection, Catalog.DeriveSuppliers(suppliers), ct);
    }

    private static Task<string[]> TakenSkusAsync(
        NpgsqlConnection connection, CancellationToken ct) => connection.OneAsync(
        $"""
        select coalesce(array_agg(sku order by sku), array[]::text[]) as skus from (
            select sku from taken_sales union select sku from taken_stock_movements
            union select subject from taken_catalog_events where kind <> 'SupplierUpserted') touched
        """,
        row => row.Get<string[]>("skus"), ct);

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, Sql statement, CancellationToken ct) =>
        connection.ExecuteAsync(statement, ct, timeoutSeconds: 0);
}

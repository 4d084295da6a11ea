using BizPulse.Ingestion.Processor.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Upkeep;

/// <summary>
/// Derives everything again from the ledger, in one transaction: after a change of the time zone or of the default location, or
/// when a check found a difference. Events that arrive meanwhile wait and are added afterwards.
/// </summary>
internal sealed class RollupRebuild(NpgsqlDataSource postgres, HouseRules house, ILogger<RollupRebuild> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var (table, time) in new[] { ("sales", "occurred_at"), ("catalog_events", "occurred_at"), ("engagement", "hour") })
            await ExecuteAsync(connection, $"update {table} set day = {time}::date where day <> {time}::date", ct);

        foreach (var rollup in Rollups.All)
            await ExecuteAsync(connection, rollup.Rebuild, ct);
        await ExecuteAsync(connection, StockLevels.Rebuild, ct, house.DefaultLocation);
        await ExecuteAsync(connection, PurchaseOrders.Rebuild, ct);
        await ExecuteAsync(connection, $"""
            update products set tracked = sku in (select sku from stock_movements where {InventoryLedger.Tracking});
            with raised as (update data_version set version = version + 1 returning version)
            update product_changes set version = raised.version, changed_at = now() from raised
            """, ct);
        await transaction.CommitAsync(ct);
        logger.LogInformation("All rollups are derived again from the ledger");
    }

    // Statements run one by one: a list of them can't take parameters.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements, CancellationToken ct, params string[] parameters)
    {
        foreach (var statement in statements.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            if (statement.Contains("$1", StringComparison.Ordinal))
                command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}

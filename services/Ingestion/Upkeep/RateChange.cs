using BizPulse.Ingestion.Processor;
using BizPulse.Ingestion.Processor.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Upkeep;

/// <summary>
/// Sets an exchange rate and converts what was sold under it again, in one transaction: the sums are the same whether the rate or
/// the sales came first.
/// </summary>
internal sealed class RateChange(NpgsqlDataSource postgres, ILogger<RateChange> logger)
{
    private const int MostConflicts = 5;

    /// <summary>How many lines changed.</summary>
    public async Task<long> RunAsync(string currency, DateOnly day, decimal rate, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await ChangeAsync(currency, day, rate, ct);
            }
            catch (PostgresException conflict) when (conflict.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostConflicts)
            {
                logger.LogInformation("The rate of {Currency} met a batch and is tried again", currency);
            }
        }
    }

    private async Task<long> ChangeAsync(string currency, DateOnly day, decimal rate, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, SalesLedger.HoldRates("exclusive"), ct);
        await ExecuteAsync(connection, """
            insert into fx_rates (currency, day, rate) values ($1, $2, $3)
            on conflict (currency, day) do update set rate = excluded.rate
            """, ct, currency, day, rate);

        await ExecuteAsync(connection, "create temp table changed_sales (like sales) on commit drop", ct);
        var changed = await ExecuteAsync(connection, Changed, ct, currency, day, rate);
        if (changed > 0)
        {
            await ConvertAsync(connection, rate, ct);
            var skus = await SkusAsync(connection, ct);
            await DataVersion.RaiseAsync(connection, skus, new string?[skus.Length], ct);
        }
        await transaction.CommitAsync(ct);
        logger.LogInformation("One {Currency} is {Rate} from {Day} on: {Lines} lines were converted", currency, rate, day, changed);
        return changed;
    }

    private static async Task ConvertAsync(NpgsqlConnection connection, decimal rate, CancellationToken ct)
    {
        foreach (var rollup in Rollups.OfSales)
            await ExecuteAsync(connection, rollup.TakeFrom("changed_sales"), ct);
        await ExecuteAsync(connection, "update changed_sales set revenue = round((quantity * unit_price - discount) * $1, 6)", ct, rate);
        await ExecuteAsync(connection, """
            update sales kept set revenue = changed.revenue from changed_sales changed where kept.event_id = changed.event_id
            """, ct);
        foreach (var rollup in Rollups.OfSales)
            await ExecuteAsync(connection, rollup.AddFrom("changed_sales"), ct);
    }

    // The instants are there for the index on them; the connection's time zone is the business's.
    private const string Changed = """
        insert into changed_sales
        select sale.* from sales sale, (select coalesce(min(day), 'infinity') as day from fx_rates where currency = $1 and day > $2) next
        where sale.currency = $1 and sale.day >= $2 and sale.day < next.day
            and sale.occurred_at >= $2::date::timestamptz and sale.occurred_at < next.day::timestamptz
            and sale.revenue is distinct from round((sale.quantity * sale.unit_price - sale.discount) * $3, 6)
        order by sale.event_id
        for update of sale
        """;

    private static async Task<string[]> SkusAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select array_agg(distinct sku order by sku) from changed_sales", connection);
        return (string[])(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}

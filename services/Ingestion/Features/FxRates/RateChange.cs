using BizPulse.Data;
using BizPulse.Ingestion.Storing;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Features.FxRates;

/// <summary>
/// Sets an exchange rate and converts what was sold under it again, in one transaction: the sums are the same whether
/// the rate or the sales came first.
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
            catch (PostgresException conflict)
                when (conflict.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostConflicts)
            {
                logger.LogInformation("The rate of {Currency} met a batch and is tried again", currency);
            }
        }
    }

    private async Task<long> ChangeAsync(string currency, DateOnly day, decimal rate, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, SalesLedger.LockRates($"exclusive"), ct);
        await ExecuteAsync(connection, $"""
            insert into fx_rates (currency, day, rate) values ({currency}, {day}, {rate})
            on conflict (currency, day) do update set rate = excluded.rate
            """, ct);

        await ExecuteAsync(connection, $"create temp table changed_sales (like sales) on commit drop", ct);
        var changed = await ExecuteAsync(connection, Changed(currency, day, rate), ct);
        if (changed > 0)
        {
            await ConvertAsync(connection, rate, ct);
            var skus = await SkusAsync(connection, ct);
            await DataVersion.IncrementAsync(connection, skus, new string?[skus.Length], ct);
        }
        await transaction.CommitAsync(ct);
        logger.LogInformation(
            "One {Currency} is {Rate} from {Day} on: {Lines} lines were converted", currency, rate, day, changed);
        return changed;
    }

    private static async Task ConvertAsync(NpgsqlConnection connection, decimal rate, CancellationToken ct)
    {
        foreach (var rollup in Rollups.OfSales)
            await ExecuteAsync(connection, rollup.SubtractFrom($"changed_sales"), ct);
        await ExecuteAsync(
            connection, $"update changed_sales set revenue = round((quantity * unit_price - discount) * {rate}, 6)",
            ct);
        await ExecuteAsync(connection, $"""
            update sales kept set revenue = changed.revenue from changed_sales changed
            where kept.event_id = changed.event_id
            """, ct);
        foreach (var rollup in Rollups.OfSales)
            await ExecuteAsync(connection, rollup.AddFrom($"changed_sales"), ct);
    }

    // The instants are there for the index on them; the connection's time zone is the business's.
    private static Sql Changed(string currency, DateOnly day, decimal rate) => $"""
        insert into changed_sales
        select sale.* from sales sale,
            (select coalesce(min(day), 'infinity') as day from fx_rates where currency = {currency} and day > {day}) next
        where sale.currency = {currency} and sale.day >= {day} and sale.day < next.day
            and sale.occurred_at >= {day}::date::timestamptz and sale.occurred_at < next.day::timestamptz
            and sale.revenue is distinct from round((sale.quantity * sale.unit_price - sale.discount) * {rate}, 6)
        order by sale.event_id
        for update of sale
        """;

    private static Task<string[]> SkusAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.OneAsync(
            $"select array_agg(distinct sku order by sku) as skus from changed_sales", row => row.Get<string[]>("skus"),
            ct);

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, Sql statement, CancellationToken ct) =>
        connection.ExecuteAsync(statement, ct, timeoutSeconds: 0);
}

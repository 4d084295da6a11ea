using Npgsql;

namespace BizPulse.Ingestion.Processor;

/// <summary>Counts commits. Raised last, since its one row is every processor's.</summary>
internal static class DataVersion
{
    /// <param name="traces">Of each product, the trace of what changed it; null where it has none.</param>
    public static async Task<long> RaiseAsync(NpgsqlConnection connection, string[] skus, string?[] traces, CancellationToken ct)
    {
        await using var raise = new NpgsqlCommand("""
            with raised as (update data_version set version = version + 1 returning version),
            changed as (
                insert into product_changes (sku, version, trace)
                select sku, version, trace from unnest($1, $2) as touched (sku, trace), raised
                on conflict (sku) do update set version = excluded.version, changed_at = now(), trace = excluded.trace)
            select version from raised
            """, connection);
        raise.Parameters.Add(new() { Value = skus });
        raise.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = traces });
        return (long)(await raise.ExecuteScalarAsync(ct))!;
    }
}

using Npgsql;

namespace BizPulse.Ingestion.Processor;

/// <summary>Counts commits. Raised last, since its one row is every processor's.</summary>
internal static class DataVersion
{
    public static async Task<long> RaiseAsync(NpgsqlConnection connection, string[] skus, CancellationToken ct)
    {
        await using var raise = new NpgsqlCommand("""
            with raised as (update data_version set version = version + 1 returning version),
            changed as (
                insert into product_changes (sku, version)
                select sku, version from unnest($1) sku, raised
                on conflict (sku) do update set version = excluded.version, changed_at = now())
            select version from raised
            """, connection);
        raise.Parameters.Add(new() { Value = skus });
        return (long)(await raise.ExecuteScalarAsync(ct))!;
    }
}

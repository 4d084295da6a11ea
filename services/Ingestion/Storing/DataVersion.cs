using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>Counts commits. Raised last, since its one row is every processor's.</summary>
internal static class DataVersion
{
    /// <param name="traces">Of each product, the trace of what changed it; null where it has none.</param>
    public static Task<long> IncrementAsync(
        NpgsqlConnection connection, string[] skus, string?[] traces, CancellationToken ct) => connection.OneAsync(
        $"""
        with raised as (update data_version set version = version + 1 returning version),
        changed as (
            insert into product_changes (sku, version, trace)
            select sku, version, trace from unnest({skus}, {traces}) as touched (sku, trace), raised
            on conflict (sku) do update set version = excluded.version, changed_at = now(), trace = excluded.trace)
        select version from raised
        """,
        row => row.Get<long>("version"), ct);
}

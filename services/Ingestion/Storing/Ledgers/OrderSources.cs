using BizPulse.Contracts;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// Sales that were stored before sources were kept learn theirs when they come again: from the log, or from who sent
/// them.
/// </summary>
internal static class OrderSources
{
    public static Sql Table => $"create temp table named_sales (like sales) on commit delete rows";

    /// <summary>How many sales learned it.</summary>
    public static async Task<int> LearnAsync(
        NpgsqlConnection connection, IReadOnlyList<SaleRecorded> known, CancellationToken ct)
    {
        var telling = known.Where(sale => !string.IsNullOrWhiteSpace(sale.Source)).DistinctBy(sale => sale.EventId)
            .ToArray();
        var ids = Array.ConvertAll(telling, sale => sale.EventId!.Value);
        var learning = ids.Length == 0 ? 0 : await connection.ExecuteAsync(
            $"""
            insert into named_sales
            select sale.* from sales sale where event_id = any({ids}) and source = '' order by event_id for update
            """, ct);
        if (learning > 0)
            await connection.RunAsync(Move(ids, Array.ConvertAll(telling, sale => sale.Source!.Trim())), ct);
        return learning;
    }

    private static Sql[] Move(Guid[] ids, string[] sources) =>
    [
        Rollups.OrderDays.SubtractFrom($"named_sales"),
        Rollups.OrderDays.DeleteEmpty($"named_sales"),
        $"""
        update named_sales named set source = told.source
        from unnest({ids}, {sources}) as told (event_id, source) where named.event_id = told.event_id
        """,
        $"""
        update sales kept set source = named.source from named_sales named where kept.event_id = named.event_id
        """,
        Rollups.OrderDays.AddFrom($"named_sales"),
    ];
}

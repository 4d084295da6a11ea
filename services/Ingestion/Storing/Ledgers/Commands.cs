using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

internal static class Commands
{
    /// <summary>Runs the statements in their order, on one way to Postgres and back.</summary>
    public static async Task RunAsync(
        this NpgsqlConnection connection, IEnumerable<Sql> statements, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(statement.ToBatchCommand());
        await batch.ExecuteNonQueryAsync(ct);
    }
}

using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

internal static class UndoneImports
{
    /// <summary>
    /// The batch's imports that have been taken back: what of them still comes out of the log does not count. The rows
    /// stay locked, so that an import is taken back either before or after a batch, never beside it.
    /// </summary>
    public static async Task<HashSet<Guid>> LockAsync(
        NpgsqlConnection connection, IReadOnlyList<IncomingMessage> messages, CancellationToken ct)
    {
        var named = messages.Where(message => message.ImportId is not null).Select(message => message.ImportId!.Value)
            .Distinct().Order().ToArray();
        if (named.Length == 0)
            return [];

        var imports = await connection.ListAsync(
            $"""
            select id, taken_back_at is not null as is_taken from imports
            where id = any({named}) order by id for share
            """,
            row => (Id: row.Get<Guid>("id"), IsTaken: row.Get<bool>("is_taken")), ct);
        return [.. imports.Where(import => import.IsTaken).Select(import => import.Id)];
    }
}

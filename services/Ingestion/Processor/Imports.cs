using Npgsql;

namespace BizPulse.Ingestion.Processor;

internal static class Imports
{
    /// <summary>
    /// The batch's imports that have been taken back: what of them still comes out of the log does not count. The rows stay
    /// locked, so that an import is taken back either before or after a batch, never beside it.
    /// </summary>
    public static async Task<HashSet<Guid>> TakenBackAsync(NpgsqlConnection connection, IReadOnlyList<Incoming> messages, CancellationToken ct)
    {
        var taken = new HashSet<Guid>();
        var named = messages.Where(message => message.ImportId is not null).Select(message => message.ImportId!.Value).Distinct().Order().ToArray();
        if (named.Length == 0)
            return taken;

        await using var command = new NpgsqlCommand("select id, taken_back_at is not null from imports where id = any($1) order by id for share", connection);
        command.Parameters.Add(new() { Value = named });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetBoolean(1))
                taken.Add(reader.GetGuid(0));
        }
        return taken;
    }
}

using System.Text;
using Npgsql;

namespace BizPulse.Ingestion.Features.DeadLetters;

internal sealed class DeadLetterQueries(NpgsqlDataSource postgres)
{
    private const string Columns =
        "id, topic, partition, \"offset\", reason, body, event_id, trace_id, import_id, recorded_at, replayed_at";

    /// <summary>Newest first, those before <paramref name="before"/>.</summary>
    public async Task<List<DeadLetter>> ListAsync(bool replayed, long before, int limit, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand($"""
            select {Columns} from dead_letters where (replayed_at is not null) = $1 and id < $2 order by id desc limit $3
            """);
        command.Parameters.Add(new() { Value = replayed });
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = limit });
        var found = new List<DeadLetter>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found.Add(Read(reader));
        return found;
    }

    public async Task<DeadLetter?> FindAsync(long id, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand($"select {Columns} from dead_letters where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    public async Task MarkReplayedAsync(long id, byte[] body, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("update dead_letters set replayed_at = now(), replayed_as = $2 where id = $1");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = body });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DeadLetter Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.GetString(4),
        Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(5)), // what is no UTF-8 shows as �
        row.IsDBNull(6) ? null : row.GetGuid(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : row.GetGuid(8),
        row.GetDateTime(9),
        row.IsDBNull(10) ? null : row.GetDateTime(10));
}

using System.Text.Json;
using BizPulse.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Processor;

/// <summary>What could not count is kept as it came, with the reason, to be mended and sent again.</summary>
internal static class DeadLetters
{
    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<Incoming> messages, CancellationToken ct)
    {
        await using var insert = new NpgsqlBatch(connection);
        foreach (var message in messages)
            insert.BatchCommands.Add(Insert(message));
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Insert(Incoming message) => new("""
        insert into dead_letters (topic, partition, generation, "offset", key, body, reason, event_id, trace_id, import_id)
        select topic, partition, generation, $3, $4, $5, $6, $7, $8, $9 from consumer_offsets where topic = $1 and partition = $2
        on conflict do nothing
        """)
    {
        Parameters =
        {
            new() { Value = message.Partition.Topic },
            new() { Value = message.Partition.Partition.Value },
            new() { Value = message.Offset },
            new() { Value = (object?)message.Key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
            new() { Value = message.Body },
            new() { Value = message.Refusal ?? "unknown" },
            new() { Value = (object?)EventIdOf(message.Body) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = (object?)KafkaTrace.Extract(message.Headers)?.TraceId.ToHexString() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)message.ImportId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
        },
    };

    /// <summary>The id that a mended body has to keep, if the broken one still tells it.</summary>
    public static Guid? EventIdOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("eventId", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var known) ? known : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
